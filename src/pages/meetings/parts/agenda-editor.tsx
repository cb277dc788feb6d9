import { kinds } from "#cloud/meetings/calling/rules"
import { Button } from "../../../components/button"
import { Card, Note, Section } from "../../../components/card"
import { Columns } from "../../../components/columns"
import { Text } from "../../../components/elements"
import { Field, Select } from "../../../components/field"
import { Strip } from "../../../components/strip"
import { meetingsCalled } from "../../../text/meetings-called"
import { meetingsCalling } from "../../../text/meetings-calling"
import { useText } from "../../../text/use-text"
import { Choosing } from "../../hall/parts/choosing"
import { nothingWritten } from "../../hall/parts/written-choices"
import type { At } from "./called"
import { LeftOpen } from "./left-open"
import { PaperPicker } from "./paper-picker"
import { type DraftItem, newItem } from "./plan"
import { TopicPicker } from "./topic-picker"

export interface AgendaEditorProps {
  /** Whose topics may be put on it. */
  body: string
  at: At
  items: readonly DraftItem[]
  most: number
  /** Whether a motion needs a study first: said beside the agenda. */
  study: boolean
  onChange: (items: readonly DraftItem[]) => void
  /** After the first try: what is missing is said. */
  tried: boolean
  error: string | undefined
}

/** The agenda as a clerk writes it: items added, put in order, taken out; a motion with the words that are voted on. */
export function AgendaEditor({ body, at, items, most, study, onChange, tried, error }: AgendaEditorProps) {
  const text = useText(meetingsCalling).form
  const put = (at: number, item: DraftItem) => onChange(items.map((one, n) => (n === at ? item : one)))
  const swap = (at: number, with_: number) => {
    const next = [...items]
    const [one, other] = [next[at], next[with_]]
    if (!one || !other) return
    next[at] = other
    next[with_] = one
    onChange(next)
  }
  const fresh = () => newItem(Math.max(-1, ...items.map(({ key }) => key)) + 1)
  const add = () => onChange([...items, fresh()])
  // An agenda that nothing has been written on yet begins with what is picked.
  const pick = (picked: Partial<DraftItem>) =>
    onChange([...items.filter(({ title, topic }) => title.trim() !== "" || topic), { ...fresh(), ...picked }])
  return (
    <Section title={text.agenda}>
      <Note>
        <Text>{text.agendaHint(items.length, most)}</Text>
      </Note>
      {study && <Strip kind="info">{text.study}</Strip>}
      {items.map((item, place) => (
        <ItemCard
          key={item.key}
          item={item}
          place={place}
          tried={tried}
          onChange={next => put(place, next)}
          onUp={place > 0 ? () => swap(place, place - 1) : undefined}
          onDown={place < items.length - 1 ? () => swap(place, place + 1) : undefined}
          onRemove={items.length > 1 ? () => onChange(items.filter((_, n) => n !== place)) : undefined}
        />
      ))}
      {error && <Strip kind="failed">{error}</Strip>}
      {items.length < most && (
        <>
          <Button kind="plain" onPress={add}>
            {text.add}
          </Button>
          <LeftOpen body={body} at={at} items={items} onPick={pick} />
          <TopicPicker body={body} at={at} taken={items.flatMap(({ topic }) => topic ?? [])} onPick={pick} />
        </>
      )}
    </Section>
  )
}

interface ItemCardProps {
  item: DraftItem
  place: number
  tried: boolean
  onChange: (item: DraftItem) => void
  onUp: (() => void) | undefined
  onDown: (() => void) | undefined
  onRemove: (() => void) | undefined
}

function ItemCard({ item, place, tried, onChange, onUp, onDown, onRemove }: ItemCardProps) {
  const text = useText(meetingsCalling).form
  const words = useText(meetingsCalled).kind
  const named = text.item(place + 1)
  const acts = [
    [text.up, onUp],
    [text.down, onDown],
    [text.remove, onRemove],
  ] as const
  return (
    <Card title={named}>
      <Columns least={220}>
        <Field
          label={text.itemTitle}
          value={item.title}
          onChange={title => onChange({ ...item, title })}
          max={60}
          example={text.itemTitleExample}
          error={tried && !item.title.trim() ? text.needItem : undefined}
        />
        <Select
          label={text.itemKind}
          options={kinds.map(kind => words[kind])}
          chosen={kinds.indexOf(item.kind)}
          onChange={n => onChange({ ...item, kind: kinds[n] ?? "discussion" })}
        />
      </Columns>
      {item.kind === "motion" && (
        <Field
          label={text.itemText}
          hint={text.itemTextHint}
          kind="long"
          value={item.text}
          onChange={next => onChange({ ...item, text: next })}
          max={500}
          example={text.itemTextExample}
        />
      )}
      {item.kind === "motion" && (
        <Choosing
          on={item.choices !== undefined}
          onSwitch={on => onChange({ ...item, choices: on ? nothingWritten : undefined })}
          written={item.choices ?? nothingWritten}
          onWrite={choices => onChange({ ...item, choices })}
        />
      )}
      <Field
        label={text.itemMinutes}
        kind="number"
        optional
        value={item.minutes}
        onChange={minutes => onChange({ ...item, minutes })}
        max={3}
      />
      <PaperPicker papers={item.papers} onChange={papers => onChange({ ...item, papers })} />
      <Columns least={80}>
        {acts.map(([word, act]) =>
          act ? (
            <Button key={word} kind="text" small label={`${word} · ${named}`} onPress={act}>
              {word}
            </Button>
          ) : null,
        )}
      </Columns>
    </Card>
  )
}
