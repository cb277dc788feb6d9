import { limits } from "#cloud/meetings/minutes/rules"
import { Section } from "../../../components/card"
import { Columns } from "../../../components/columns"
import { Field, Select } from "../../../components/field"
import { Strip } from "../../../components/strip"
import { minutesDesk } from "../../../text/minutes-desk"
import { useText } from "../../../text/use-text"
import type { Minutes, Typed } from "../minutes-writing"
import { seatNamer } from "./written"

type Seat = Minutes["drafted"]["seats"][number]["seat"]

interface SignersPartProps {
  minutes: Minutes
  typed: Typed
  onChange: (next: Pick<Typed, "signers" | "remarks">) => void
}

/** The rest of what is written, and who will confirm: chosen among those who were there. */
export function SignersPart({ minutes: shown, typed: { signers, remarks }, onChange }: SignersPartProps) {
  const text = useText(minutesDesk)
  const called = seatNamer(shown.names)
  const there = shown.drafted.seats.filter(
    ({ came, observer }) => !observer && (came === "present" || came === "substitute"),
  )
  const options = there.map(({ seat }) => called(seat))
  const placeOf = (seat: Seat | undefined) => there.findIndex(one => one.seat === seat)
  const put = (next: Typed["signers"]) => onChange({ signers: next, remarks })
  const scrutineer = (place: number, at: number) => {
    const seat = there[at]?.seat
    if (!seat) return
    const next = [...signers.scrutineers]
    next[place] = seat
    put({ ...signers, scrutineers: next.filter(Boolean).slice(0, 2) })
  }
  const lacking = !signers.chair || signers.scrutineers.length < 2
  return (
    <>
      <Field
        label={text.remarks}
        kind="long"
        value={remarks}
        onChange={value => onChange({ signers, remarks: value })}
        max={limits.remarks}
        optional
      />
      <Section title={text.signers}>
        {lacking && <Strip kind="waiting">{text.lacking}</Strip>}
        <Columns least={240}>
          <Select
            label={text.chair}
            options={options}
            chosen={placeOf(signers.chair)}
            onChange={at => {
              const seat = there[at]?.seat
              if (seat) put({ ...signers, chair: seat })
            }}
          />
          <Select
            label={text.scrutineer(1)}
            options={options}
            chosen={placeOf(signers.scrutineers[0])}
            onChange={at => scrutineer(0, at)}
          />
          <Select
            label={text.scrutineer(2)}
            options={options}
            chosen={placeOf(signers.scrutineers[1])}
            onChange={at => scrutineer(signers.scrutineers.length === 0 ? 0 : 1, at)}
          />
        </Columns>
      </Section>
    </>
  )
}
