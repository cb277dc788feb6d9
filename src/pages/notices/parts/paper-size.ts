/** How much a notice has to say on paper. */
export interface Said {
  readonly title: string
  readonly text: string
  /** Lines of facts below the text: whom it concerns, when, where, files. */
  readonly facts: number
}

/** Characters that a line of the largest type holds; whatever begins a line of its own takes as many. */
const aLine = 18
const aTitleLine = 10

/** What is to be said, in characters of the text. */
const lengthOf = ({ title, text, facts }: Said): number => {
  const lines = text.split("\n").length - 1 + facts
  const titleLines = Math.max(0, Math.ceil(title.length / aTitleLine) - 1)
  return text.length + (lines + titleLines) * aLine
}

/** The first of some steps that holds so much; the last holds the rest, on a second page where it must. */
const stepFor = <Step>(steps: readonly (readonly [most: number, step: Step])[], last: Step, length: number): Step =>
  steps.find(([most]) => length <= most)?.[1] ?? last

/** The type of a poster, so that a notice hangs on one page. */
export const posterType = (said: Said) =>
  stepFor(
    [
      [190, "large"],
      [320, "middle"],
      [560, "small"],
    ] as const,
    "least",
    lengthOf(said),
  )

/** How many slips of a notice stand on a page: as many as leave each room for all of it. */
export const slipsOnPage = (said: Said) =>
  stepFor(
    [
      [180, 6],
      [340, 4],
      [740, 2],
    ] as const,
    1,
    lengthOf(said),
  )
