import { useState } from "react"
import { type Charter, lint } from "#cloud/councils/rules"
import type { Value } from "../../cloud/contracts"
import { useReply } from "../../cloud/use-reply"
import { useSend } from "../../cloud/use-send"
import { Button } from "../../components/button"
import { Text } from "../../components/elements"
import { Field } from "../../components/field"
import { Page } from "../../components/page"
import { SentStrip, Show } from "../../components/standing"
import { Strip } from "../../components/strip"
import { councils } from "../../text/councils"
import { councilsDesk } from "../../text/councils-desk"
import { useText } from "../../text/use-text"
import { CallingPart } from "./parts/calling-part"
import { DecidingPart } from "./parts/deciding-part"
import { Findings } from "./parts/findings"
import { lintedOf } from "./parts/linted"
import { EndorsementPart, QuorumPart, RequiredPart, RulePart } from "./parts/shares"
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
  const beside = (field: keyof Charter) => <Findings of={found} field={field} />
  const parts = { charter, set, beside }
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
      <CallingPart {...parts} />
      <QuorumPart {...parts} beside={beside("quorum")} />
      <RequiredPart {...parts} groups={body.groups} beside={beside("required")} />
      <RulePart {...parts} beside={beside("rule")} />
      <EndorsementPart {...parts} beside={beside("endorsement")} />
      <DecidingPart {...parts} />
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
