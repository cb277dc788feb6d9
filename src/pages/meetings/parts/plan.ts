import { checkAgenda, checkTimes, earliestDay, type ItemKind, isShort, type Terms } from "#cloud/meetings/calling/rules"
import { filled, Refusal } from "#cloud/shared/refusal"
import { clockOf, dayOf } from "#cloud/shared/values/day"
import type { Instant } from "#cloud/shared/values/instant"
import { rightNow } from "../../../cloud/clock"
import type { Input } from "../../../cloud/contracts"
import type { Reading } from "../../../text/reading"
import { filledIn, type Written } from "../../hall/parts/written-choices"
import type { Meeting } from "./called"
import { momentOf } from "./week"

/** One item of the agenda while it is being written; `key` is its place on the screen, `item` its number in the cloud. */
export interface DraftItem {
  readonly key: number
  readonly item?: string | undefined
  readonly kind: ItemKind
  readonly title: string
  readonly text: string
  /** What one is chosen from, where it is not for or against. */
  readonly choices?: readonly Written[] | undefined
  readonly minutes: string
  readonly topic?: string | undefined
  readonly papers: readonly { readonly file: string; readonly name: string }[]
}

/** A call, or a change of one, while it is being written. */
export interface Plan {
  readonly title: string
  readonly place: string
  readonly note: string
  readonly day: string
  readonly from: string
  readonly to: string
  readonly shortReason: string
  readonly agenda: readonly DraftItem[]
}

export const newItem = (key: number): DraftItem => ({
  ...{ key, kind: "discussion", title: "", text: "", minutes: "", papers: [] },
})

export const emptyPlan: Plan = {
  ...{ title: "", place: "", note: "", day: "", from: "", to: "", shortReason: "", agenda: [newItem(0)] },
}

/** When a meeting is, as the fields of a form say it. */
export const timeOf = ({ begins, ends }: { readonly begins: string; readonly ends: string }) => ({
  day: dayOf(begins as Instant) as string,
  from: clockOf(begins as Instant),
  to: clockOf(ends as Instant),
})

/** A called meeting as it is changed. */
export const planOf = (meeting: Meeting): Plan => ({
  ...{ title: meeting.title, place: meeting.place, note: meeting.note ?? "", ...timeOf(meeting) },
  shortReason: meeting.shortReason ?? "",
  agenda: meeting.agenda.map(({ item, kind, title, text = "", choices, minutes, topic, papers }, key) => ({
    ...{ key, item, kind, title, text, minutes: minutes === undefined ? "" : String(minutes), papers },
    ...(topic !== undefined && { topic }),
    ...(choices && { choices: choices.map(({ title, details = "" }) => ({ title, details })) }),
  })),
})

type Fields = Omit<Input<"meetings.callMeeting">, "body" | "poll" | "at">

/** What is sent of a plan; undefined while it has no time. */
export const fieldsOf = (plan: Plan): Fields | undefined => {
  const begins = momentOf(plan.day, plan.from)
  const ends = momentOf(plan.day, plan.to)
  if (!begins || !ends) return undefined
  const [note, shortReason] = [plan.note.trim(), plan.shortReason.trim()]
  return {
    ...{ title: plan.title.trim(), place: plan.place.trim(), begins, ends },
    ...(note && { note }),
    ...(shortReason && { shortReason }),
    agenda: plan.agenda.map(({ item, kind, title, text, choices, minutes, topic, papers }) => ({
      ...{ kind, title: title.trim(), papers: [...papers] },
      ...(item !== undefined && { item }),
      ...(topic !== undefined && { topic }),
      ...(text.trim() && { text: text.trim() }),
      ...(kind === "motion" && choices && { choices: filledIn(choices) }),
      ...(/^[1-9]\d*$/.test(minutes) && { minutes: Math.min(Number(minutes), 240) }),
    })),
  }
}

/** What a rule says no with, in the person's language; undefined when nothing. */
const refused = (rule: () => unknown, language: Reading["language"]): string | undefined => {
  try {
    rule()
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return filled(error.sentence[language], error.details)
    throw error
  }
}

/** Whether the time is so near that the rules of procedure ask for a reason. */
export const isNear = (plan: Plan, { noticeDays }: Pick<Terms, "noticeDays">): boolean =>
  plan.day !== "" && plan.day < earliestDay(dayOf(rightNow()), noticeDays)

/** What the rules say against a plan: its times, its notice (where `moved`), its agenda. */
export const againstPlan = (plan: Plan, terms: Terms, moved: boolean, language: Reading["language"]) => {
  const fields = fieldsOf(plan)
  const now = rightNow()
  const [begins, ends] = [fields?.begins as Instant, fields?.ends as Instant]
  return {
    times: fields && moved ? refused(() => checkTimes({ begins, ends }, now), language) : undefined,
    notice: fields && moved ? refused(() => isShort(terms, begins, now, fields.shortReason), language) : undefined,
    agenda: fields && refused(() => checkAgenda(fields.agenda, terms), language),
  }
}
