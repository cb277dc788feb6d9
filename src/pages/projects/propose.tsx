import { useState } from "react"
import { limits } from "#cloud/projects/rules"
import { fenFromYuan } from "#cloud/shared/values/fen"
import { useKept } from "../../cloud/use-kept"
import { useReply } from "../../cloud/use-reply"
import { useSend } from "../../cloud/use-send"
import { Button } from "../../components/button"
import { Text } from "../../components/elements"
import { Field } from "../../components/field"
import { goBack } from "../../components/go"
import { toFirstWrong } from "../../components/into-view"
import { Page } from "../../components/page"
import { SentStrip } from "../../components/standing"
import { Strip } from "../../components/strip"
import { money } from "../../text/money"
import { projects } from "../../text/projects"
import { useReading } from "../../text/reading"
import { useText } from "../../text/use-text"
import { deadlineInWords } from "../../text/when"
import { usePlace } from "./parts/use-place"

const blank = { name: "", place: "", why: "", cost: "", details: "" }

/** Proposing a project: what, where, why, how much. What is typed stays on the phone until it is recorded. */
export default function Propose() {
  const text = useText(projects).form
  const { language } = useReading()
  const { community, round } = usePlace()
  const { value: known } = useReply("projects.round", { community, round })
  const { filled, keep, forget } = useKept(`weiyi.propose.${round}`, blank)
  const [tried, setTried] = useState(false)
  const { sent, send, again, reset } = useSend("projects.propose")
  const cost = fenFromYuan(filled.cost)
  const wrong = {
    name: filled.name.trim().length < 2 && text.needName,
    place: filled.place.trim() === "" && text.needPlace,
    why: filled.why.trim().length < 2 && text.needWhy,
    cost:
      cost === undefined || cost < 100
        ? text.needCost
        : known !== undefined && cost > known.budget && text.tooDear(money(known.budget, language)),
  }
  const fill = (field: keyof typeof blank) => (value: string) => keep({ ...filled, [field]: value })
  const errorOf = (field: keyof typeof wrong) => (tried && wrong[field]) || undefined
  const after = (outcome: Awaited<ReturnType<typeof again>>) => outcome.state === "recorded" && forget()
  const submit = () => {
    setTried(true)
    if (cost === undefined || Object.values(wrong).some(Boolean)) return toFirstWrong()
    const details = filled.details.trim()
    void send({
      round,
      title: filled.name.trim(),
      place: filled.place.trim(),
      why: filled.why.trim(),
      cost,
      ...(details && { details }),
    }).then(after)
  }
  const closed = known !== undefined && known.state !== "soliciting"
  const anew = () => {
    keep(blank)
    setTried(false)
    reset()
  }
  const done = sent.state === "recorded"
  if (closed && !done)
    return (
      <Page where={text.where} title={text.title} foot={<Button onPress={goBack}>{text.back}</Button>}>
        <Strip kind="waiting">{text.closed}</Strip>
      </Page>
    )
  return (
    <Page
      where={text.where}
      title={text.title}
      lead={known && text.lead(money(known.budget, language), deadlineInWords(known.proposeUntil, language))}
      foot={
        done ? (
          <>
            <Button kind="text" onPress={anew}>
              {text.another}
            </Button>
            <Button onPress={goBack}>{text.back}</Button>
          </>
        ) : (
          <Button busy={sent.state === "sending"} onPress={submit}>
            {text.send}
          </Button>
        )
      }
    >
      <SentStrip sent={sent} again={() => void again().then(after)} recorded={() => <Text>{text.sent}</Text>} />
      {!done && (
        <>
          <Field
            label={text.name}
            value={filled.name}
            onChange={fill("name")}
            max={limits.title}
            example={text.nameExample}
            error={errorOf("name")}
          />
          <Field
            label={text.place}
            value={filled.place}
            onChange={fill("place")}
            max={limits.place}
            example={text.placeExample}
            error={errorOf("place")}
          />
          <Field
            label={text.why}
            value={filled.why}
            onChange={fill("why")}
            max={limits.why}
            example={text.whyExample}
            error={errorOf("why")}
          />
          <Field
            label={text.cost}
            hint={text.costHint}
            kind="number"
            value={filled.cost}
            onChange={fill("cost")}
            max={12}
            example={text.costExample}
            error={errorOf("cost")}
          />
          <Field
            label={text.details}
            hint={text.detailsHint}
            kind="long"
            optional
            value={filled.details}
            onChange={fill("details")}
            max={limits.details}
          />
        </>
      )}
    </Page>
  )
}
