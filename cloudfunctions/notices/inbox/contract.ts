import * as z from "zod/mini"
import { type Contract, reads, writes } from "../../shared/contract.ts"
import { idShape, instantShape } from "../../shared/shapes.ts"
import { attachedShape } from "../attaching/contract.ts"
import { templateKeys } from "../templates/rules.ts"

const said = z.object({ title: z.string(), text: z.string() })
const words = z.object({ zh: said, en: z.optional(said) })

const entry = z.object({
  notice: z.string(),
  at: instantShape(),
  template: z.enum(templateKeys),
  /** An emergency, which says so. */
  urgent: z.boolean(),
  words,
  /** Where it leads besides itself. */
  page: z.optional(z.string()),
  withdrawn: z.boolean(),
})
const example = {
  notice: "20260302010000000-7k3m9ztpq2wx",
  at: "2026-03-02T01:00:00.000Z",
  template: "news" as const,
  urgent: false,
  words: { zh: { title: "周四上午停水", text: "3 号楼、5 号楼周四 9:00–11:30 停水，请提前接水。" } },
  withdrawn: false,
}

export const contract = {
  inbox: reads({
    may: "member",
    says: { zh: "看发给自己的通知，没看过的在前", en: "The notices sent to me, the unread ones first" },
    takes: z.strictObject({ after: z.optional(z.string().check(z.maxLength(200))) }),
    gives: z.object({
      /** At most 50; not repeated when asking for more. */
      unread: z.array(entry),
      seen: z.array(entry),
      next: z.optional(z.string()),
    }),
    example: { takes: {}, gives: { unread: [example], seen: [] } },
  }),
  notice: reads({
    may: "member",
    says: { zh: "看一条通知的全文", en: "One notice in full" },
    takes: z.strictObject({ notice: idShape<"notice">() }),
    gives: z.object({
      ...entry.shape,
      unread: z.boolean(),
      who: z.optional(z.string()),
      when: z.optional(instantShape()),
      place: z.optional(z.string()),
      reason: z.optional(z.string()),
      files: z.optional(z.array(attachedShape)),
    }),
    example: { takes: { notice: example.notice }, gives: { ...example, unread: true, place: "3 号楼、5 号楼" } },
  }),
  read: writes({
    may: "member",
    says: { zh: "记下这条通知已经看过", en: "Mark a notice as read" },
    takes: z.strictObject({ notice: idShape<"notice">() }),
    gives: z.object({ readAt: instantShape() }),
    example: { takes: { notice: example.notice }, gives: { readAt: "2026-03-02T02:10:00.000Z" } },
  }),
} as const satisfies Contract
