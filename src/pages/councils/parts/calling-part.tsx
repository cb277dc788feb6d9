import type { ReactNode } from "react"
import { type Charter, offices } from "#cloud/councils/rules"
import { Section, Stack } from "../../../components/card"
import { Choice, Choices } from "../../../components/choice"
import { Columns } from "../../../components/columns"
import { Switch } from "../../../components/switch"
import { councils } from "../../../text/councils"
import { useText } from "../../../text/use-text"
import { NumberPart } from "./shares"

export interface CharterPartProps {
  charter: Charter
  set: (change: Partial<Charter>) => void
  /** What the law or the seats have against a field. */
  beside: (field: keyof Charter) => ReactNode
}

/** Who may call, how many days before, how long an agenda, and how long a result stands in public. */
export function CallingPart({ charter, set, beside }: CharterPartProps) {
  const text = useText(councils).rule
  const toggled = (office: (typeof offices)[number]) =>
    charter.mayCall.includes(office) ? charter.mayCall.filter(one => one !== office) : [...charter.mayCall, office]
  return (
    <>
      <Section title={text.mayCall}>
        <Choices label={text.mayCall}>
          <Columns least={200}>
            {offices.map(office => (
              <Choice
                key={office}
                title={text.offices[office]}
                chosen={charter.mayCall.includes(office)}
                onChange={() => set({ mayCall: toggled(office) })}
              />
            ))}
          </Columns>
        </Choices>
        {beside("mayCall")}
      </Section>
      <Columns least={220}>
        <Stack>
          <NumberPart label={text.noticeDays} value={charter.noticeDays} onChange={noticeDays => set({ noticeDays })} />
          {beside("noticeDays")}
        </Stack>
        <Stack>
          <NumberPart label={text.agendaMost} value={charter.agendaMost} onChange={agendaMost => set({ agendaMost })} />
          {beside("agendaMost")}
        </Stack>
        <Stack>
          <NumberPart
            label={text.publicityDays}
            value={charter.publicityDays}
            onChange={publicityDays => set({ publicityDays })}
          />
          {beside("publicityDays")}
        </Stack>
      </Columns>
      <Stack>
        <Switch
          label={text.shorterAllowed}
          note={text.shorter[charter.shorterAllowed ? "yes" : "no"]}
          on={charter.shorterAllowed}
          onChange={shorterAllowed => set({ shorterAllowed })}
        />
        {beside("shorterAllowed")}
      </Stack>
    </>
  )
}
