import type { Need } from "#cloud/notices/planning/rules"
import { templateKeys } from "#cloud/notices/templates/rules"
import { instant } from "#cloud/shared/values/instant"
import { fc } from "../../support/drawn.ts"

const at = instant("2026-03-02T01:00:00.000Z")

/** Any kind of message. */
export const key = fc.constantFrom(...templateKeys)
/** Anything that may be to come, certain or not. */
export const need = fc
  .record({ template: key, weight: fc.integer({ min: 1, max: 9 }), odds: fc.integer({ min: 1, max: 10 }) })
  .map((one): Need => ({ ...one, at }))
export const needs = fc.array(need, { maxLength: 12 })
