import * as z from "zod/mini"
import { type Contract, reads, writes } from "../../shared/contract.ts"
import { instantShape } from "../../shared/shapes.ts"
import { hour } from "../../shared/values/instant.ts"

/** Which of the person's accounts, without saying what it is called there. */
const account = z.string().check(z.regex(/^[0-9a-f]{16}$/))

export const accountsContract = {
  accountCode: writes({
    may: "member",
    most: { times: 10, per: hour },
    says: {
      zh: "取一个关联码（十分钟，一次），发给企业微信里的机器人或公众号，就知道那个账号是我",
      en: "A one-time code for ten minutes: sent to the robot in WeCom or to the service account, it says that account is me",
    },
    takes: z.strictObject({}),
    gives: z.object({ code: z.string(), until: instantShape() }),
    example: { takes: {}, gives: { code: "K7QM-2XHP", until: "2026-03-02T01:10:00.000Z" } },
  }),
  accounts: reads({
    may: "member",
    says: { zh: "我关联了哪些账号", en: "Which accounts I have linked" },
    takes: z.strictObject({}),
    gives: z.object({
      accounts: z.array(z.object({ account, kind: z.enum(["wecom", "account"]), called: z.string() })),
    }),
    example: {
      takes: {},
      gives: { accounts: [{ account: "9f3a21c704be5d1a", kind: "wecom", called: "li***" }] },
    },
  }),
  unlinkAccount: writes({
    may: "member",
    says: { zh: "解除一个关联的账号", en: "Unlink an account" },
    takes: z.strictObject({ account }),
    gives: z.object({}),
    example: { takes: { account: "9f3a21c704be5d1a" }, gives: {} },
  }),
} as const satisfies Contract
