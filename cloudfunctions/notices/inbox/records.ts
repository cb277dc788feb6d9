import * as z from "zod/mini"
import { living } from "../../shared/record.ts"
import { idShape, instantShape } from "../../shared/shapes.ts"
import type { Instant } from "../../shared/values/instant.ts"
import { days } from "../sweeping/rules.ts"

export const entryShape = z.strictObject({
  person: idShape<"person">(),
  notice: z.string(),
  at: instantShape(),
  unread: z.boolean(),
  readAt: z.optional(instantShape()),
})

export type Entry = z.output<typeof entryShape>

/** One notice for one person. Ids begin with the moment it went out, so that the newest comes first. */
export const inbox = living("inbox", {
  version: 1,
  shape: entryShape,
  by: ["person", "notice", "unread"],
  personal: { whose: "person", shown: ["notice", "at", "readAt"], erased: [] },
  kept: { days: days.entries, why: "what a person was told stays readable for a year (个人信息保护法 19)" },
})

export const entryId = (starts: Instant, notice: string, person: string): string =>
  `${starts.replace(/\D/g, "")}:${notice}:${person}`
