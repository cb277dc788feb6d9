import { consentVersion } from "../../rules.ts"
import { refuse } from "../refusals.ts"

/** Refuses consent to a text that is not the one of now. */
export const checkConsent = (version: string): void => {
  if (version !== consentVersion) throw refuse("oldConsent")
}
