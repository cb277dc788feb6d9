import * as z from "zod/mini"
import { type Contract, reads, writes } from "../../shared/contract.ts"
import { channels } from "../templates/rules.ts"
import { writers } from "../writing/rules.ts"

const standing = z.object({
  channels: z.array(
    z.object({
      channel: z.enum(channels),
      /** Notices try it; the order of the list is the order of trying. */
      used: z.boolean(),
      /** A text message's signature. */
      sign: z.optional(z.string()),
      /** A channel of cards: so many characters it shows of a title, a text, and what stands beside them. */
      room: z.optional(z.object({ title: z.int(), text: z.int(), fact: z.int() })),
    }),
  ),
  /** Whether notices can carry files here. */
  files: z.boolean(),
})

export const contract = {
  channels: reads({
    may: writers,
    says: { zh: "看通知依次走哪些渠道", en: "Which channels notices try, in which order" },
    takes: z.strictObject({}),
    gives: standing,
    example: {
      takes: {},
      gives: {
        channels: [
          { channel: "wechat", used: true },
          { channel: "wecom", used: true },
          { channel: "sms", used: false, sign: "杏福里社区" },
        ],
        files: true,
      },
    },
  }),
  setChannels: writes({
    may: ["staff"],
    says: {
      zh: "改通知走哪些渠道、先后顺序；之后发的通知按新的来",
      en: "Change which channels notices try, and in which order; for notices sent from now on",
    },
    takes: z.strictObject({ channels: z.array(z.enum(channels)).check(z.maxLength(channels.length)) }),
    gives: standing,
    example: {
      takes: { channels: ["wechat", "wecom"] },
      gives: {
        channels: [
          { channel: "wechat", used: true },
          { channel: "wecom", used: true },
        ],
        files: true,
      },
    },
  }),
} as const satisfies Contract
