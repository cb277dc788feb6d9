import * as z from "zod/mini"
import { type Contract, reads, writes } from "../../shared/contract.ts"
import { idShape, instantShape } from "../../shared/shapes.ts"
import { channelFigures } from "../sweeping/contract.ts"
import { states, writers } from "../writing/rules.ts"

const noticeId = { notice: idShape<"notice">() }
const id = "20260302010000000-7k3m9ztpq2wx"

export const contract = {
  list: reads({
    may: writers,
    says: { zh: "看发过的和没发出的通知", en: "Notices sent, and those not sent yet" },
    takes: z.strictObject({ after: z.optional(z.string().check(z.maxLength(200))) }),
    gives: z.object({
      notices: z.array(
        z.object({
          notice: z.string(),
          title: z.string(),
          /** The title in English, of what was made by the house. */
          english: z.optional(z.string()),
          /** An emergency. */
          urgent: z.boolean(),
          state: z.enum(states),
          at: instantShape(),
          starts: z.optional(instantShape()),
          /** How long until it goes out (ms), while it is set. */
          waits: z.optional(z.int()),
          people: z.int(),
          /** Made by the house from something that happened. */
          made: z.boolean(),
        }),
      ),
      next: z.optional(z.string()),
    }),
    example: {
      takes: {},
      gives: {
        notices: [
          {
            notice: id,
            title: "周四上午停水",
            urgent: false,
            state: "out",
            at: "2026-03-02T01:00:00.000Z",
            people: 96,
            made: false,
          },
        ],
      },
    },
  }),
  report: reads({
    may: writers,
    says: { zh: "看一条通知送到了多少人、没送到的原因", en: "How many a notice has reached, and why not the others" },
    takes: z.strictObject(noticeId),
    gives: z.object({
      ...noticeId,
      title: z.string(),
      text: z.string(),
      /** The same in English, of what was made by the house. */
      english: z.optional(z.object({ title: z.string(), text: z.string() })),
      urgent: z.boolean(),
      state: z.enum(states),
      starts: z.optional(instantShape()),
      reason: z.optional(z.string()),
      people: z.int(),
      read: z.int(),
      channels: z.array(
        z.object({
          ...channelFigures,
          /** Closed to us by the platform until then. */
          closedUntil: z.optional(instantShape()),
        }),
      ),
      /** How many could be sent again. */
      resendable: z.int(),
      /** It was said in the group of the body it is for. */
      announced: z.optional(z.enum(["claimed", "sent", "failed", "lost"])),
      /** Whether the doors where nobody has heard it may be listed. */
      visits: z.boolean(),
    }),
    example: {
      takes: { notice: id },
      gives: {
        notice: id,
        title: "周四上午停水",
        text: "3 号楼、5 号楼周四 9:00–11:30 停水，请提前接水。",
        urgent: false,
        state: "out",
        starts: "2026-03-02T01:00:10.000Z",
        people: 96,
        read: 40,
        channels: [
          {
            channel: "wechat",
            sent: 61,
            arrived: 60,
            waiting: 0,
            doubtful: 0,
            dead: [{ reason: "noCredit", people: 35 }],
          },
        ],
        resendable: 35,
        visits: true,
      },
    },
  }),
  resend: writes({
    may: writers,
    says: { zh: "把没送达的再发一次", en: "Send again what did not arrive" },
    takes: z.strictObject(noticeId),
    gives: z.object({ ...noticeId, again: z.int() }),
    example: { takes: { notice: id }, gives: { notice: id, again: 35 } },
  }),
} as const satisfies Contract
