import { fen } from "../../../shared/values/fen.ts"
import { type Id, id } from "../../../shared/values/id.ts"
import { checkChoices } from "../../calling/rules.ts"
import type { Motion } from "../records.ts"

type Choices = NonNullable<Motion["choices"]>

export const nothingBought = fen(0)

/** What the ballot shows: the words that are put to the vote, or what they ask and the choices that answer it. */
export const asked = (item: Id<"item">, title: string, text: string, choices: Choices | undefined) => {
  const more = text === title ? undefined : text
  if (!choices)
    return {
      options: [{ id: id<"option">(item), title, cost: nothingBought, ...(more !== undefined && { details: more }) }],
    }
  return {
    options: choices.map(({ option, ...words }) => ({ id: option, ...words, cost: nothingBought })),
    ...(more !== undefined && { question: more }),
  }
}

/** The choices under ids of their own, in their order; refuses two that read the same. */
export const choicesOf = (
  given: readonly { title: string; details?: string | undefined }[] | undefined,
): Choices | undefined => {
  if (!given || given.length === 0) return undefined
  checkChoices(given)
  return given.map(({ title, details }, n) => ({
    ...{ option: id<"option">(`c${n + 1}`), title },
    ...(details !== undefined && { details }),
  }))
}
