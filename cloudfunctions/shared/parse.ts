import * as z from "zod/mini"
import type { Refusal } from "./refusal.ts"
import { refuse } from "./refusals.ts"

/** Takes a schema and whatever came in; gives the parsed input, or throws the first thing that is wrong with it (400). */
export const parsed = <T extends z.ZodMiniType>(shape: T, input: unknown): z.output<T> => {
  const result = z.safeParse(shape, input ?? {})
  if (result.success) return result.data
  throw reasonOf(result.error.issues[0])
}

type Issue = z.core.$ZodIssue

/** The same place in words a caller can find: "choice.2", at most 80 characters and nothing of what was sent. */
const placeOf = (issue: Issue): string => issue.path.map(String).join(".").slice(0, 80) || "input"

const reasonOf = (issue: Issue | undefined): Refusal => {
  if (!issue) return refuse("badForm", { where: "input" })
  const where = placeOf(issue)
  switch (issue.code) {
    case "unrecognized_keys":
      return refuse("unknownField", { where, fields: issue.keys.slice(0, 5).map(key => key.slice(0, 40)) })
    case "too_big":
      return refuse("tooMuch", { where, most: String(issue.maximum) })
    case "too_small":
      return refuse("tooLittle", { where, least: String(issue.minimum) })
    case "invalid_type":
      return refuse("wrongType", { where })
    default:
      return refuse("badForm", { where })
  }
}
