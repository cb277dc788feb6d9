import { digest } from "#cloud/shared/digest"

/** A whole number from what it is drawn for, always the same one. */
export const drawn = (...what: readonly (string | number)[]): number =>
  Number.parseInt(digest(what.join("|")).slice(0, 8), 16)
