import { refuse } from "../refusals.ts"

/** A notice carries so many files, and each so many bytes: what a phone opens at a glance. */
export const filesMost = 3
export const fileRoom = 5_000_000

export interface Attached {
  readonly name: string
  readonly type: string
  readonly size: number
}

/** Refuses what a phone cannot show, and what is too large. */
export const checkFile = ({ name, type, size }: Attached): void => {
  if (!/^(image\/(png|jpeg)|application\/pdf)$/.test(type)) throw refuse("wrongFileType", { name })
  if (size > fileRoom) throw refuse("fileTooLarge", { name })
}
