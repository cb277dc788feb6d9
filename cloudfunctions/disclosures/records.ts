import * as z from "zod/mini"
import { once } from "../shared/record.ts"
import { instantShape } from "../shared/shapes.ts"

/** Words in both languages, where a publication carries words of its own. */
export const wordsShape = z.strictObject({ zh: z.string(), en: z.string() })
export type Words = z.output<typeof wordsShape>

const figures = z.record(z.string(), z.int())
/** Short texts by name: a place, a date, a body. Moments and days as they are stored. */
const texts = z.optional(z.record(z.string(), z.string()))

/**
 * What a publication says, as data: figures by name (fen, counts), rows (one a project, a motion, a purchase) with their
 * state, texts and figures, and remarks. The page that shows it has the words for the names.
 */
export const bodyShape = z.strictObject({
  figures,
  texts,
  rows: z.array(
    z.strictObject({
      title: z.string(),
      note: z.optional(z.string()),
      state: z.string(),
      figures,
      texts,
      reason: z.optional(wordsShape),
    }),
  ),
  remarks: z.array(wordsShape),
})
export type Body = z.output<typeof bodyShape>

export const disclosureShape = z.strictObject({
  /** "projects.result" */
  kind: z.string().check(z.regex(/^[a-z]+\.[a-zA-Z]+$/)),
  /** Which thing it is about: a round. */
  about: z.string(),
  title: z.string(),
  at: instantShape(),
  /** How long it must stand in public: until then, exclusive. */
  until: instantShape(),
  body: bodyShape,
  /** SHA-256 of the canonical body, in hex: what was published cannot change without it. */
  hash: z.string(),
})

export type Disclosure = z.output<typeof disclosureShape>

/** Ids begin with the moment, so that the newest comes first. */
export const disclosures = once("disclosures", {
  version: 1,
  shape: disclosureShape,
  by: ["kind", "about"],
  personal: "none",
  kept: { days: "forever", why: "the archive of affairs is kept true and complete (城市居民委员会组织法 39)" },
})
