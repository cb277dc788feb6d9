import { useState } from "react"
import { type Charter, lint, offices, steps } from "#cloud/councils/rules"
import type { Value } from "../../cloud/contracts"
import { useReply } from "../../cloud/use-reply"
import { useSend } from "../../cloud/use-send"
import { Button } from "../../components/button"
import { Section, Stack } from "../../components/card"
import { Choice, Choices } from "../../components/choice"
import { Columns } from "../../components/columns"
import { Text } from "../../components/elements"
import { Field } from "../../components/field"
import { Page } from "../../components/page"
import { SentStrip, Show } from "../../components/standing"
import { Strip } from "../../components/strip"
import { Switch } from "../../components/switch"
import { councils } from "../../text/councils"
import { councilsDesk } from "../../text/councils-desk"
import { useText } from "../../text/use-text"
import { Findings } from "./parts/findings"
import { lintedOf } from "./parts/linted"
import { EndorsementPart, NumberPart, QuorumPart, RequiredPart, RulePart } from "./parts/shares"
import { useBody } from "./parts/use-body"

/** Changing the rules of procedure; what the law or the seats have against it stands beside the field at once. */
export default function Amending() {
  const desk = useText(councilsDesk)
  const { body, at } = useBody()
  const asked = useReply("councils.charter", { body, ...at })
  const about = useReply("councils.body", { body, ...at })
  return (
    <Show asked={asked}>
      {value => (
        <Show asked={about}>{known => <Form key={value.version} of={value} body={known} where={desk.where} />}</Show>
      )}
    </Show>
  )
}

interface FormProps {
  of: Value<"councils.charter">
  body: Value<"councils.body">
  where: string
}

function Form({ of, body, where }: FormProps) {
  const words = useText(councils)
  const text = useText(councilsDesk).amending
  const { query, at } = useBody()
  const [charter, setCharter] = useState<Charter>(of.charter)
  const [note, setNote] = useState("")
  const [tried, setTried] = useState(false)
  const { sent, send, again } = useSend("councils.amendCharter")
  const set = (change: Partial<Charter>) => setCharter({ ...charter, ...change })
  const found = lint(charter, lintedOf(body))
  const law = found.filter(({ weight }) => weight === "law").length
  const short = note.trim().length < 2
  const submit = () => {
    setTried(true)
    if (law > 0 || short) return
    void send({ body: body.body, from: of.version, charter: charter as never, note: note.trim(), ...at })
  }
  if (sent.state === "recorded")
    return (
      <Page
        where={where}
        title={text.title}
        wide
        foot={<Button to={`/pages/councils/charter?${query}`}>{words.body.rules}</Button>}
      >
        <SentStrip
          sent={sent}
          again={() => void again()}
          recorded={({ version }) => <Text>{text.done(version)}</Text>}
        />
      </Page>
    )
  return (
    <Page
      where={where}
      title={`${of.name} · ${text.title}`}
      lead={text.lead}
      wide
      foot={
        <Button busy={sent.state === "sending"} onPress={submit}>
          {text.go}
        </Button>
      }
    >
      <SentStrip sent={sent} again={() => void again()} />
      {tried && law > 0 && <Strip kind="failed">{text.law(law)}</Strip>}
      <Parts charter={charter} set={set} found={found} groups={body.groups} />
      <Field
        label={text.note}
        kind="long"
        example={text.noteExample}
        value={note}
        onChange={setNote}
        max={200}
        error={tried && short ? text.needNote : undefined}
      />
    </Page>
  )
}

interface PartsProps {
  charter: Charter
  set: (change: Partial<Charter>) => void
  found: ReturnType<typeof lint>
  groups: Value<"councils.body">["groups"]
}

function Parts({ charter, set, found, groups }: PartsProps) {
  const words = useText(councils)
  const text = words.rule
  const beside = (field: keyof Charter) => <Findings of={found} field={field} />
  const { proxies } = charter
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
      <QuorumPart charter={charter} set={set} beside={beside("quorum")} />
      <RequiredPart charter={charter} set={set} groups={groups} beside={beside("required")} />
      <RulePart charter={charter} set={set} beside={beside("rule")} />
      <EndorsementPart charter={charter} set={set} beside={beside("endorsement")} />
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
        <ProxiesPart
          most={proxies.allowed ? proxies.most : 0}
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

function ProxiesPart({ most, onChange }: { most: number; onChange: (most: number) => void }) {
  const text = useText(councilsDesk).amending
  return <NumberPart label={text.proxies} value={most} onChange={onChange} />
}
