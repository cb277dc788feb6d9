import { useState } from "react"
import { Button } from "../../../components/button"
import { Note } from "../../../components/card"
import { Text, View } from "../../../components/elements"
import { Field } from "../../../components/field"
import { useText } from "../../../text/use-text"
import { votesDesk } from "../../../text/votes-desk"
import { numbersOf, type Slip, slipOf } from "./slip"
import { mostOf, type Vote } from "./vote"

export interface SlipEntryProps {
  vote: Vote
  /** So many slips there must be. */
  of: number
  submit: (count: number) => string
  busy: boolean
  onSubmit: (slips: Slip[]) => void
}

/** Slips typed one after the other: numbers and Enter, no mouse needed. */
export function SlipEntry({ vote, of, submit, busy, onSubmit }: SlipEntryProps) {
  const text = useText(votesDesk).enter
  const [slips, setSlips] = useState<readonly Slip[]>([])
  const [typed, setTyped] = useState("")
  const [wrong, setWrong] = useState<string>()
  const last = slips.at(-1)
  const note = () => {
    if (typed.trim() === "" || slips.length >= of) return
    const slip = slipOf(vote, typed)
    if (slip === undefined) return setWrong(text.bad(typed))
    if (slip && "options" in slip && slip.options.length > mostOf(vote)) return setWrong(text.over(mostOf(vote)))
    setSlips([...slips, slip])
    setTyped("")
    setWrong(undefined)
  }
  const says = (slip: Slip) => (slip === null ? text.invalid : numbersOf(vote, slip) || text.blank)
  return (
    <>
      <View>
        {vote.options.map(({ id, title }, at) => (
          <View key={id}>
            {at + 1}. {title}
          </View>
        ))}
      </View>
      <Field
        label={text.slip}
        hint={text.keys}
        example={text.slipExample}
        value={typed}
        onChange={setTyped}
        onEnter={note}
        max={200}
        error={wrong}
        disabled={slips.length >= of}
      />
      <Text>{text.count(slips.length, of)}</Text>
      {last !== undefined && (
        <Note>
          <Text>{text.last(says(last))}</Text>
        </Note>
      )}
      <Button small kind="plain" disabled={slips.length >= of} onPress={note}>
        {text.note}
      </Button>
      <Button small kind="text" disabled={slips.length === 0} onPress={() => setSlips(slips.slice(0, -1))}>
        {text.back}
      </Button>
      <Button small disabled={slips.length !== of} busy={busy} onPress={() => onSubmit([...slips])}>
        {submit(slips.length)}
      </Button>
    </>
  )
}
