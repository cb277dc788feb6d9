import { ranked, slotId, type Tally } from "#cloud/meetings/polls/rules"
import { Section } from "../../../components/card"
import { List, Row } from "../../../components/list"
import { lunarInWords } from "../../../text/lunar"
import { meetings } from "../../../text/meetings"
import { type Reading, useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { dayInWords } from "../../../text/when"
import { restInWords } from "./day"
import type { Marks, Poll, Slot } from "./poll"

/** While people answer, what they came for must not be pushed off the screen. */
const most = { open: 2, ended: 3 }

/** The count of a poll, where the caller may see it. */
const tallyOf = (poll: Poll): Tally | undefined =>
  poll.people === undefined
    ? undefined
    : {
        people: poll.people,
        counts: Object.fromEntries(poll.slots.flatMap(({ id, count }) => (count ? [[id, count]] : []))),
      }

/** A poll's slots from best to worst; in the order of time while the count is not shown. */
export const rankedSlots = (poll: Poll): Slot[] => {
  const tally = tallyOf(poll)
  if (!tally) return poll.slots
  return ranked(poll.slots, tally).flatMap(one => poll.slots.find(({ id }) => id === slotId(one)) ?? [])
}

/** Whether somebody can come. */
const isPossible = ({ count }: Slot): boolean => count !== undefined && count.yes + count.ifNeeded > 0

/** Keeps a line from ending within a time (U+2060). */
const unbroken = "\u2060"

/** Day and time in one line: "3 月 7 日（周六）09:30–11:00". */
export const slotInWords = (slot: Pick<Slot, "day" | "from" | "to">, language: Reading["language"]): string =>
  `${dayInWords(slot.day, language)}${language === "zh" ? "" : " "}${slot.from}${unbroken}–${unbroken}${slot.to}`

/** What the calendar says of a slot's day in one line: "农历正月十九 · 周末". */
export const calendarInWords = (marks: Marks | undefined, language: Reading["language"]): string =>
  [marks?.lunar && lunarInWords(marks.lunar, language), marks && restInWords(marks, language)]
    .filter(Boolean)
    .join(" · ")

/** The times most people can come to, on top, each with the reason. */
export function Best({ poll }: { poll: Poll }) {
  const text = useText(meetings)
  const { language } = useReading()
  const best = rankedSlots(poll)
    .filter(isPossible)
    .slice(0, poll.state === "open" ? most.open : most.ended)
  if (best.length === 0) return null
  return (
    <Section title={poll.state === "open" ? text.poll.best : text.poll.bestClosed}>
      <List>
        {best.map(slot => (
          <Row
            key={slot.id}
            title={slotInWords(slot, language)}
            note={calendarInWords(
              poll.days.find(({ day }) => day === slot.day),
              language,
            )}
            state={text.count(slot.count?.yes ?? 0, slot.count?.ifNeeded ?? 0)}
          />
        ))}
      </List>
    </Section>
  )
}
