import * as z from "zod/mini"
import { living, once } from "../../shared/record.ts"
import { idShape, instantShape } from "../../shared/shapes.ts"
import { type TemplateKey, templateKeys } from "../templates/rules.ts"
import { causes } from "./rules.ts"

const whose = { person: idShape<"person">(), template: z.enum(templateKeys) }

export const creditShape = z.strictObject({
  ...whose,
  balance: z.int().check(z.gte(0)),
  accepted: z.int(),
  rejected: z.int(),
  spent: z.int(),
  refused: z.int(),
  off: z.boolean(),
  /** An accept of a long-term template, which messages do not use up. */
  lasting: z.optional(z.boolean()),
  /** Switched off in WeChat's settings. */
  muted: z.optional(z.boolean()),
  /** When the person last agreed or switched it off. */
  said: z.optional(instantShape()),
  /** Written, so that those who can be reached are found in pages: balance above zero or a lasting consent, and not off. */
  ready: z.boolean(),
})

/** Id `person:template`. */
export const credits = living("noticeCredits", {
  version: 1,
  shape: creditShape,
  by: ["person", "template", "ready"],
  personal: {
    whose: "person",
    shown: ["template", "balance", "accepted", "rejected", "spent", "refused", "off", "lasting", "muted"],
    erased: [],
  },
  kept: { days: "forever", why: "the balance of the ledger of consents, which is never rewritten (个人信息保护法 14)" },
})

/** Id `person:template:cause of the entry`: every accept and every message is in the books once. */
export const creditEntries = once("noticeCreditEntries", {
  version: 1,
  shape: z.strictObject({
    ...whose,
    cause: z.enum(causes),
    balance: z.int(),
    at: instantShape(),
  }),
  by: ["person"],
  personal: { whose: "person", shown: ["template", "cause", "balance", "at"], erased: [] },
  kept: { days: "forever", why: "shows when a consent was given and what it was spent on (个人信息保护法 14)" },
})

export const creditId = (person: string, template: TemplateKey): string => `${person}:${template}`
