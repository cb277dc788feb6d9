import type { Charter } from "../charters/rules.ts"
import type { Finding, LintedBody } from "./body.ts"
import { againstLaw } from "./law.ts"
import { neverMet } from "./never.ts"

export type { Finding, LintedBody } from "./body.ts"

/**
 * Takes a charter and the body it is for, as that is today; gives what is against the law and what could never be met, in
 * words, in both languages, each with the field it is about. Nothing is found in a sound charter.
 */
export const lint = (charter: Charter, body: LintedBody): readonly Finding[] => [
  ...againstLaw(charter, body),
  ...neverMet(charter, body),
]
