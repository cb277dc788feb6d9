import * as z from "zod/mini"
import { type Contract, reads, writes } from "../../shared/contract.ts"
import { templateKeys } from "../templates/rules.ts"
import { answers } from "./rules.ts"

const isEachOnce = (all: readonly { readonly template: string }[]): boolean =>
  new Set(all.map(({ template }) => template)).size === all.length

const standing = z.object({
  template: z.enum(templateKeys),
  /** The platform's id, for wx.requestSubscribeMessage; missing while no administrator has set it. */
  id: z.optional(z.string()),
  /** So many messages may still be sent. */
  balance: z.int(),
  off: z.boolean(),
  /** The person has agreed for good: every message may be sent, and they are not asked again. */
  lasting: z.boolean(),
  /** Switched off in WeChat's settings: nothing is sent until the person agrees again. */
  muted: z.boolean(),
  /** The template is a long-term one: agreeing once is agreeing for good. The platform asks for such ones by themselves only. */
  lasts: z.boolean(),
  /** So many will probably be sent to this person in the next weeks, as far as the calendar says. */
  toCome: z.int(),
})

/** Somebody who has agreed to one message. */
const agreed = {
  template: "result",
  id: "kR3sULTw9v0Zr1nq8Y2b",
  balance: 1,
  off: false,
  lasting: false,
  muted: false,
  lasts: false,
  toCome: 1,
} as const

export const contract = {
  credits: reads({
    may: "member",
    says: { zh: "看自己还同意接收几次微信提醒", en: "How many WeChat messages I have agreed to receive" },
    takes: z.strictObject({}),
    gives: z.object({
      credits: z.array(standing),
      /** What to ask this person for at the next moment that suits, the most needed first, at most three. */
      ask: z.array(z.enum(templateKeys)),
      /** Whether the community sends text messages at all; whoever wants them says so among their settings. */
      texts: z.boolean(),
    }),
    example: {
      takes: {},
      gives: {
        credits: [agreed],
        ask: ["vote", "meeting", "news"],
        texts: false,
      },
    },
  }),
  credit: writes({
    may: "member",
    says: {
      zh: "告知手机上同意或拒绝了哪些提醒，或不再接收",
      en: "What the phone answered when asked about messages, or that no more are wanted",
    },
    takes: z.strictObject({
      answers: z
        .array(z.strictObject({ template: z.enum(templateKeys), answer: z.enum(answers) }))
        // The platform asks about three templates a tap at most, and about each once.
        .check(z.minLength(1), z.maxLength(3), z.refine(isEachOnce, "a template is named twice")),
    }),
    gives: z.object({ credits: z.array(standing) }),
    example: {
      takes: { answers: [{ template: "result", answer: "accept" }] },
      gives: { credits: [agreed] },
    },
  }),
} as const satisfies Contract
