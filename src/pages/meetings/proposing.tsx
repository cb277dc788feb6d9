import { useState } from "react"
import { useBodies } from "../../cloud/use-bodies"
import { useKept } from "../../cloud/use-kept"
import { useSend } from "../../cloud/use-send"
import { Button } from "../../components/button"
import { Section } from "../../components/card"
import { Choice, Choices } from "../../components/choice"
import { Text } from "../../components/elements"
import { Field } from "../../components/field"
import { toFirstWrong } from "../../components/into-view"
import { Page } from "../../components/page"
import { SentStrip, Show } from "../../components/standing"
import { Strip } from "../../components/strip"
import { topics } from "../../text/topics"
import { useText } from "../../text/use-text"
import { onward, useAt } from "./parts/use-at"

const blank = { body: "", name: "", why: "", place: "" }

/** Proposing a topic: for whom, what, why, where. What is typed stays on the phone until it is recorded. */
export default function Proposing() {
  const words = useText(topics)
  const text = words.form
  const at = useAt()
  const { filled, keep, forget } = useKept("weiyi.topic", blank)
  const [tried, setTried] = useState(false)
  const bodies = useBodies(at)
  const { sent, send, again } = useSend("meetings.proposeTopic")
  const fill = (field: keyof typeof blank) => (value: string) => keep({ ...filled, [field]: value })
  const wrong = {
    body: filled.body === "" && text.needBody,
    name: filled.name.trim().length < 2 && text.needName,
    why: filled.why.trim().length < 2 && text.needWhy,
  }
  const errorOf = (field: keyof typeof wrong) => (tried && wrong[field]) || undefined
  const after = (outcome: Awaited<ReturnType<typeof again>>) => outcome.state === "recorded" && forget()
  const submit = () => {
    setTried(true)
    if (Object.values(wrong).some(Boolean)) return toFirstWrong()
    const place = filled.place.trim()
    const told = { body: filled.body, title: filled.name.trim(), why: filled.why.trim(), ...(place && { place }) }
    void send({ ...told, ...at }).then(after)
  }
  const done = sent.state === "recorded"
  const foot = done ? (
    <Button to={`/pages/meetings/topic?topic=${sent.value.topic}${onward(at)}`}>{text.look}</Button>
  ) : (
    <Button busy={sent.state === "sending"} onPress={submit}>
      {text.send}
    </Button>
  )
  return (
    <Page where={words.where} title={text.title} lead={text.lead} foot={foot}>
      <SentStrip sent={sent} again={() => void again().then(after)} recorded={() => <Text>{text.sent}</Text>} />
      {!done && (
        <>
          <Section title={text.body}>
            <Show asked={bodies}>
              {found => (
                <Choices of="one" label={text.body}>
                  {found.length === 0 && <Text>{text.noBodies}</Text>}
                  {found.map(({ body, name }) => (
                    <Choice
                      key={body}
                      of="one"
                      title={name}
                      chosen={filled.body === body}
                      onChange={() => fill("body")(body)}
                    />
                  ))}
                </Choices>
              )}
            </Show>
            {errorOf("body") && <Strip kind="failed">{errorOf("body")}</Strip>}
          </Section>
          <Field
            label={text.name}
            value={filled.name}
            onChange={fill("name")}
            max={40}
            example={text.nameExample}
            error={errorOf("name")}
          />
          <Field
            label={text.why}
            kind="long"
            value={filled.why}
            onChange={fill("why")}
            max={500}
            example={text.whyExample}
            error={errorOf("why")}
          />
          <Field
            label={text.place}
            optional
            value={filled.place}
            onChange={fill("place")}
            max={60}
            example={text.placeExample}
          />
        </>
      )}
    </Page>
  )
}
