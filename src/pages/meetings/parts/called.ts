import { clockOf, dayOf } from "#cloud/shared/values/day"
import type { Instant } from "#cloud/shared/values/instant"
import type { Value } from "../../../cloud/contracts"
import type { MarkKind } from "../../../components/mark"
import type { Reading } from "../../../text/reading"
import { dayInWords } from "../../../text/when"

/** A called meeting as the cloud shows it, and the parts of it that pages hand on. */
export type Meeting = Value<"meetings.meeting">
export type Item = Meeting["agenda"][number]
export type MySeat = Meeting["seats"][number]
export type Line = Value<"meetings.meetings">["meetings"][number]
export type State = Line["state"]

/** A street's meeting is asked for at the street; the page says so in its address. */
export type At = "street" | undefined
export const atOf = (param: string | undefined): At => (param === "street" ? "street" : undefined)
/** What goes into an input, and what goes into an address. */
export const placed = (at: At): { at?: "street" } => (at ? { at } : {})
export const tail = (at: At): string => (at ? `&at=${at}` : "")

export const kindOf = {
  called: "info",
  open: "waiting",
  closed: "done",
  cancelled: "failed",
} as const satisfies Record<State, MarkKind>

/** Keeps a line from ending within a time (U+2060). */
const unbroken = "\u2060"

/** Day and time in one line: "3 月 18 日（周三）19:00–20:30", Beijing time. */
export const timeInWords = (
  { begins, ends }: { readonly begins: string; readonly ends: string },
  language: Reading["language"],
): string => {
  const [from, to] = [begins as Instant, ends as Instant].map(clockOf)
  const day = dayInWords(dayOf(begins as Instant), language)
  return `${day}${language === "zh" ? "" : " "}${from}${unbroken}–${unbroken}${to}`
}
