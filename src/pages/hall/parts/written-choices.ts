import { fewestChoices, twiceAmong } from "#cloud/votes/counting/several"

/** A choice of a motion as it is written. */
export interface Written {
  readonly title: string
  readonly details: string
}

export const nothingWritten: readonly Written[] = [
  { title: "", details: "" },
  { title: "", details: "" },
]

/** The choices that have a title, as they are sent. */
export const filledIn = (written: readonly Written[]): { title: string; details?: string }[] =>
  written.flatMap(({ title, details }) =>
    title.trim() === "" ? [] : [{ title: title.trim(), ...(details.trim() !== "" && { details: details.trim() }) }],
  )

/** The choices that are put; undefined while they cannot be. */
export const choicesOf = (written: readonly Written[]): ReturnType<typeof filledIn> | undefined => {
  const choices = filledIn(written)
  return choices.length < fewestChoices || twiceAmong(choices) >= 0 ? undefined : choices
}
