import { favourite } from "#cloud/meetings/chances/reasons"
import { clashesWith } from "#cloud/meetings/polls/clashes"
import { beginOf, endOf } from "#cloud/meetings/polls/rules"
import type { Value } from "../../../cloud/contracts"
import { useReply } from "../../../cloud/use-reply"
import { Note, Section } from "../../../components/card"
import { Choice, Choices } from "../../../components/choice"
import { Text, View } from "../../../components/elements"
import { Show } from "../../../components/standing"
import { Strip } from "../../../components/strip"
import { meetingsDesk } from "../../../text/meetings-desk"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { calendarInWords, slotInWords } from "./best"
import type { Poll } from "./poll"
import { SlotChoices, type SlotChoicesProps } from "./slot-choices"

type Outlook = Value<"meetings.outlook">
type Prospect = Outlook["slots"][number]

export type ProspectsProps = SlotChoicesProps & { place: { readonly at?: "street" } }

/** The times of a body's poll, those first at which a valid meeting is likelier, each with what it hangs on. */
export function Prospects({ place, ...rest }: ProspectsProps) {
  const asked = useReply("meetings.outlook", { poll: rest.poll.id, ...place })
  const taken = useReply("meetings.taken", { place: rest.poll.place, ...place })
  return (
    <Show asked={asked}>
      {outlook =>
        // A body too large to be computed is settled by heads, as other polls are.
        outlook.slots.length === 0 ? (
          <SlotChoices {...rest} />
        ) : (
          <Ranked {...rest} outlook={outlook} taken={taken.value?.taken ?? []} />
        )
      }
    </Show>
  )
}

type RankedProps = SlotChoicesProps & { outlook: Outlook; taken: Value<"meetings.taken">["taken"] }

function Ranked({ poll, picked, onPick, isPast, outlook, taken }: RankedProps) {
  const text = useText(meetingsDesk).settling
  const { language } = useReading()
  const slotOf = (id: string) => poll.slots.find(slot => slot.id === id)
  const words = (id: string): string => {
    const slot = slotOf(id)
    return slot ? slotInWords(slot, language) : ""
  }
  const byHeads = favourite(outlook.slots)
  return (
    <Section title={text.choose}>
      <Text>{text.seats(outlook.answered, outlook.seats)}</Text>
      {!outlook.slots.some(({ possible }) => possible) && <Strip kind="failed">{text.noneHopeful}</Strip>}
      {byHeads && byHeads.slot !== outlook.slots[0]?.slot && (
        <Strip kind="info">
          {text.otherwise(
            words(byHeads.slot),
            byHeads.heads.yes + byHeads.heads.ifNeeded,
            text.percent(byHeads.chance),
          )}
        </Strip>
      )}
      <Choices of="one" label={text.choose}>
        {outlook.slots.map(prospect => {
          const slot = slotOf(prospect.slot)
          if (!slot) return null
          const past = isPast(slot)
          const others = clashesWith(taken, beginOf(slot), endOf(slot)).filter(one => one.poll !== poll.id)
          return (
            <Choice
              key={slot.id}
              of="one"
              title={slotInWords(slot, language)}
              aside={past ? text.past : text.chance(text.percent(prospect.chance))}
              note={<Reasons prospect={prospect} poll={poll} clashes={others.map(({ title }) => title)} />}
              chosen={picked === slot.id}
              disabled={past}
              onChange={() => onPick(slot.id)}
            />
          )
        })}
      </Choices>
      <Note>
        <Text>{text.madeOf}</Text>
      </Note>
    </Section>
  )
}

function Reasons({ prospect, poll, clashes }: { prospect: Prospect; poll: Poll; clashes: readonly string[] }) {
  const text = useText(meetingsDesk).settling
  const { language } = useReading()
  const { heads, quorum, groups, possible, slot } = prospect
  const marks = poll.days.find(({ day }) => slot.startsWith(day))
  return (
    <>
      <View>{calendarInWords(marks, language)}</View>
      <View>{text.heads(heads.yes + heads.ifNeeded, heads.no, heads.silent)}</View>
      {possible ? (
        <>
          <View>{text.quorum(quorum.needed, quorum.of, text.percent(quorum.chance))}</View>
          {groups.map(({ group, name, of, least, chance }) => (
            <View key={group}>{text.group(name, of, least, text.percent(chance))}</View>
          ))}
        </>
      ) : (
        <View>{text.impossible}</View>
      )}
      {clashes.map(title => (
        <View key={title}>{text.taken(title)}</View>
      ))}
    </>
  )
}
