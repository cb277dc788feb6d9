import { Section } from "../../../components/card"
import { Choice, Choices } from "../../../components/choice"
import { Columns } from "../../../components/columns"
import { Field } from "../../../components/field"
import { noticesChannels } from "../../../text/notices-channels"
import { useText } from "../../../text/use-text"

/** When a notice shall go out, as it stands in the fields. */
export interface Timing {
  readonly later: boolean
  readonly day: string
  readonly clock: string
}

export const nowTiming: Timing = { later: false, day: "", clock: "" }

export interface TimingFieldsProps {
  timing: Timing
  onChange: (timing: Timing) => void
  wrong: boolean
}

/** Now, or at a moment to come. */
export function TimingFields({ timing, onChange, wrong }: TimingFieldsProps) {
  const text = useText(noticesChannels).when
  const { later, day, clock } = timing
  return (
    <Section title={text.title}>
      <Choices of="one" label={text.title}>
        <Choice of="one" title={text.now} note={text.nowNote} chosen={!later} onChange={() => onChange(nowTiming)} />
        <Choice
          of="one"
          title={text.later}
          note={text.laterNote}
          chosen={later}
          onChange={() => onChange({ ...timing, later: true })}
        />
      </Choices>
      {later && (
        <Columns least={180}>
          <Field
            label={text.day}
            kind="date"
            value={day}
            onChange={value => onChange({ ...timing, day: value })}
            error={wrong ? text.wrong : undefined}
          />
          <Field
            label={text.clock}
            kind="time"
            value={clock}
            onChange={value => onChange({ ...timing, clock: value })}
          />
        </Columns>
      )}
    </Section>
  )
}
