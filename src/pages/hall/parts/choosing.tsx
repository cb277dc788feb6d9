import type { ReactNode } from "react"
import { fewestChoices, mostChoices, twiceAmong } from "#cloud/votes/counting/several"
import { Button } from "../../../components/button"
import { Note } from "../../../components/card"
import { Text } from "../../../components/elements"
import { Field } from "../../../components/field"
import { Switch } from "../../../components/switch"
import { choices as words } from "../../../text/choices"
import { useText } from "../../../text/use-text"
import { choicesOf, type Written } from "./written-choices"

interface ChoosingProps {
  on: boolean
  onSwitch: (on: boolean) => void
  written: readonly Written[]
  onWrite: (written: readonly Written[]) => void
  /** Another way to fill them in. */
  more?: ReactNode
}

/** Whether one of several choices is put to the vote, and which they are. */
export function Choosing({ on, onSwitch, written, onWrite, more }: ChoosingProps) {
  const text = useText(words)
  const twice = twiceAmong(written)
  const change = (place: number, more: Partial<Written>) =>
    onWrite(written.map((one, at) => (at === place ? { ...one, ...more } : one)))
  return (
    <>
      <Switch label={text.among} note={text.amongNote} on={on} onChange={onSwitch} />
      {on && (
        <>
          {written.map((one, place) => (
            <OneChoice
              // biome-ignore lint/suspicious/noArrayIndexKey: a choice is its place
              key={place}
              n={place + 1}
              one={one}
              twice={place === twice}
              onChange={more => change(place, more)}
              onDrop={
                written.length > fewestChoices ? () => onWrite(written.filter((_, at) => at !== place)) : undefined
              }
            />
          ))}
          {written.length < mostChoices && (
            <Button kind="text" onPress={() => onWrite([...written, { title: "", details: "" }])}>
              {text.choiceAdd}
            </Button>
          )}
          {more}
          {choicesOf(written) === undefined && twice < 0 && (
            <Note>
              <Text>{text.choicesNeed}</Text>
            </Note>
          )}
        </>
      )}
    </>
  )
}

interface OneChoiceProps {
  n: number
  one: Written
  twice: boolean
  onChange: (more: Partial<Written>) => void
  onDrop: (() => void) | undefined
}

function OneChoice({ n, one, twice, onChange, onDrop }: OneChoiceProps) {
  const text = useText(words)
  return (
    <>
      <Field
        label={text.choice(n)}
        max={80}
        value={one.title}
        onChange={title => onChange({ title })}
        error={twice ? text.choiceTwice : undefined}
      />
      <Field
        label={text.choiceMore(n)}
        max={500}
        optional
        value={one.details}
        onChange={details => onChange({ details })}
      />
      {onDrop && (
        <Button kind="text" small onPress={onDrop}>
          {text.choiceDrop(n)}
        </Button>
      )}
    </>
  )
}
