import * as z from "zod/mini"
import { type Contract, reads, writes } from "../../shared/contract.ts"
import { idShape, instantShape, seatedShape } from "../../shared/shapes.ts"
import { minute } from "../../shared/values/instant.ts"

const body = idShape<"body">()
const base64 = (most: number) => z.string().check(z.regex(/^[A-Za-z0-9+/]+={0,2}$/), z.minLength(8), z.maxLength(most))
/**
 * What WeChat gave the page that was opened from a group, which nobody but WeChat can make: on WeChat cloud a cloudID; on a server
 * of one's own a fresh code of wx.login and what WeChat encrypted with the key of that sign-in, good for one question.
 */
const ticket = z.union([
  z.string().check(z.minLength(8), z.maxLength(200)),
  z.strictObject({
    code: z.string().check(z.regex(/^[\w-]{8,128}$/)),
    encryptedData: base64(2_000),
    iv: base64(24),
  }),
])
const example = { ticket: "29_BFa1gk3Tn7yJpQ0s", body: "b7f3a" }

export const enteringContract = {
  here: reads({
    may: "member",
    place: "seated",
    most: { times: 60, per: minute },
    says: {
      zh: "从一个微信群打开页面：这是哪个议事组织的群，群里正在表决什么；在群里不等于有票",
      en: "A page opened from a WeChat group: whose group it is and what is open in it; being in it is no right",
    },
    takes: z.strictObject({ ticket, ...seatedShape }),
    gives: z.object({
      /** none: nobody has bound it; elsewhere: another community's or the street's. */
      group: z.enum(["none", "here", "elsewhere"]),
      name: z.optional(z.string()),
      /** Whose group it is, where it is here: what else of that body is open, other features say. */
      body: z.optional(body),
      votes: z.array(z.object({ vote: idShape<"vote">(), title: z.string(), closes: instantShape() })),
      /** The caller may bind it now. */
      mayBind: z.boolean(),
    }),
    example: {
      takes: { ticket: example.ticket },
      gives: { group: "here", name: "居委会", body: example.body, votes: [], mayBind: false },
    },
  }),
  bindHere: writes({
    may: ["staff"],
    place: "seated",
    most: { times: 20, per: minute },
    says: {
      zh: "把刚才打开页面的微信群绑定到一个议事组织",
      en: "Bind the WeChat group that the page was opened from to a body",
    },
    takes: z.strictObject({ ...{ ticket, body }, ...seatedShape }),
    gives: z.object({ chat: idShape<"chat">() }),
    example: { takes: example, gives: { chat: "k3m9x2v8q4w6r1t5y7b0n3c8d2" } },
  }),
} as const satisfies Contract
