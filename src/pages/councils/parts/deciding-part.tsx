import { steps } from "#cloud/councils/rules"
import { Section, Stack } from "../../../components/card"
import { Choice, Choices } from "../../../components/choice"
import { Switch } from "../../../components/switch"
import { councils } from "../../../text/councils"
import { councilsDesk } from "../../../text/councils-desk"
import { useText } from "../../../text/use-text"
import type { CharterPartProps } from "./calling-part"
import { NumberPart } from "./shares"

/** How is voted, who may be away, recused or represented, what comes before a decision, and what a decision is called. */
export function DecidingPart({ charter, set, beside }: CharterPartProps) {
  const text = useText(councils).rule
  const desk = useText(councilsDesk).amending
  const { proxies } = charter
  return (
    <>
      <Section title={text.ballots}>
        <Choices label={text.ballots} of="one">
          {(["open", "secret"] as const).map(one => (
            <Choice
              key={one}
              of="one"
              title={text.ballot[one]}
              chosen={charter.ballots === one}
              onChange={() => set({ ballots: one })}
            />
          ))}
        </Choices>
        {beside("ballots")}
      </Section>
      <Stack>
        <Switch
          label={text.remote}
          note={text.remotely[charter.remote ? "yes" : "no"]}
          on={charter.remote}
          onChange={remote => set({ remote })}
        />
        <Switch
          label={text.recusal}
          note={text.recuses[charter.recusal ? "yes" : "no"]}
          on={charter.recusal}
          onChange={recusal => set({ recusal })}
        />
        <Switch
          label={text.oneSeatEach}
          note={text.seatsEach[charter.oneSeatEach ? "yes" : "no"]}
          on={charter.oneSeatEach === true}
          onChange={oneSeatEach => set({ oneSeatEach })}
        />
        <Switch
          label={text.study}
          note={text.studies[charter.study ? "yes" : "no"]}
          on={charter.study}
          onChange={study => set({ study })}
        />
        {beside("study")}
        <Switch
          label={text.steps}
          note={steps.map(step => text.step[step]).join(" → ")}
          on={charter.steps.length > 0}
          onChange={on => set({ steps: on ? steps : [] })}
        />
        {beside("steps")}
        <NumberPart
          label={desk.proxies}
          value={proxies.allowed ? proxies.most : 0}
          onChange={most => set({ proxies: { allowed: most > 0, most } })}
        />
        {beside("proxies")}
      </Stack>
      <Section title={text.outcome}>
        <Choices label={text.outcome} of="one">
          {(["opinion", "resolution"] as const).map(one => (
            <Choice
              key={one}
              of="one"
              title={text.outcomes[one]}
              chosen={charter.outcome === one}
              onChange={() => set({ outcome: one })}
            />
          ))}
        </Choices>
        {beside("outcome")}
      </Section>
    </>
  )
}
