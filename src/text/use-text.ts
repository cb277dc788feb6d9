import { useReading } from "./reading"
import { shared } from "./shared"
import type { Words } from "./words"

export function useText(): (typeof shared)["zh"]
export function useText<Shape>(of: Words<Shape>): Shape
/** The words of a feature (`useText(votes)`), or those that every page shares (`useText()`), in the person's language. */
export function useText(of: Words<unknown> = shared) {
  return of[useReading().language]
}
