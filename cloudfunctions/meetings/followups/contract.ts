import * as z from "zod/mini"
import { type Contract, reads, writes } from "../../shared/contract.ts"
import { dayShape, idShape, instantShape, lineShape, seatedShape, textShape } from "../../shared/shapes.ts"
import { whoShape } from "./followup-shape.ts"
import { limits, standings } from "./rules.ts"

const followup = idShape<"followup">()
const body = idShape<"body">()
const meeting = idShape<"meeting">()
const place = "seated" as const
const example = "k3n5q7r9t1v3x5z7b9d1f3h5j7"

export const contract = {
  followups: reads({
    may: "member",
    place,
    says: {
      zh: "看议定的行动：谁、做什么、到哪天、办得怎样；席位以外的人看到的是公开的那些，不带姓名",
      en: "What was agreed on: who, what, by when, and how it stands; outside the body only what is public, without names",
    },
    takes: z.strictObject({
      ...seatedShape,
      body: z.optional(body),
      meeting: z.optional(meeting),
      /** Only what I am responsible for. */
      mine: z.optional(z.literal(true)),
    }),
    gives: z.object({
      followups: z.array(
        z.object({
          ...{ id: followup, body, bodyName: z.string(), what: z.string(), who: z.string(), by: dayShape() },
          standing: z.enum(standings),
          meeting: z.optional(meeting),
          done: z.optional(z.object({ at: instantShape(), note: z.string(), photo: z.optional(idShape<"file">()) })),
          /** Why it was opened again, the last time first. */
          reopened: z.array(z.object({ at: instantShape(), reason: z.string() })),
          mine: z.boolean(),
          mayEnd: z.boolean(),
          mayReopen: z.boolean(),
        }),
      ),
      /** There are more than are listed. */
      more: z.boolean(),
    }),
    example: {
      takes: { body: "dongmen" },
      gives: {
        followups: [
          {
            ...{ id: example, body: "dongmen", bodyName: "东门街议事会", what: "装噪声显示牌", who: "居民委员会" },
            ...{ by: "2026-03-12", standing: "open", reopened: [], mine: false, mayEnd: true, mayReopen: false },
          },
        ],
        more: false,
      },
    },
  }),
  addFollowup: writes({
    may: "member",
    place,
    says: { zh: "记下一项行动：谁、做什么、到哪天", en: "Notes something to be done: who, what, by when" },
    takes: z.strictObject({
      ...seatedShape,
      body,
      meeting: z.optional(meeting),
      what: lineShape(limits.what, 2),
      who: whoShape,
      by: dayShape(),
    }),
    gives: z.object({ followup }),
    example: {
      takes: { body: "dongmen", what: "装噪声显示牌", who: { is: "office", office: "committee" }, by: "2026-03-12" },
      gives: { followup: example },
    },
  }),
  endFollowup: writes({
    may: "member",
    place,
    says: {
      zh: "记下办结：写一句办得怎样，照片可有可无",
      en: "Notes that it is done, with a line on how; a photo is never asked for",
    },
    takes: z.strictObject({
      ...seatedShape,
      followup,
      note: textShape(limits.note, 2),
      photo: z.optional(idShape<"file">()),
    }),
    gives: z.object({ done: instantShape() }),
    example: {
      takes: { followup: example, note: "显示牌已装在夜市入口" },
      gives: { done: "2026-03-10T03:00:00.000Z" },
    },
  }),
  reopenFollowup: writes({
    may: "member",
    place,
    says: { zh: "重新打开一项行动，说明原因", en: "Opens something again, with the reason" },
    takes: z.strictObject({ ...seatedShape, followup, reason: textShape(limits.reason, 2) }),
    gives: z.object({ by: dayShape() }),
    example: { takes: { followup: example, reason: "显示牌又坏了" }, gives: { by: "2026-03-12" } },
  }),
} as const satisfies Contract
