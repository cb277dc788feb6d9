import { useState } from "react"
import type { Value } from "../../../cloud/contracts"
import { useReply } from "../../../cloud/use-reply"
import { useSend } from "../../../cloud/use-send"
import { Button } from "../../../components/button"
import { Note, Section } from "../../../components/card"
import { Text } from "../../../components/elements"
import { Select } from "../../../components/field"
import { Reason } from "../../../components/reason"
import { SentStrip } from "../../../components/standing"
import { Strip } from "../../../components/strip"
import { meetingsCalled } from "../../../text/meetings-called"
import { useText } from "../../../text/use-text"
import { type At, placed } from "./called"

type Proxies = Value<"meetings.myProxies">
type Mine = Proxies["mine"][number]

interface EntrustingProps {
  meeting: string
  at: At
  /** One of the person's seats has said that it does not come. */
  notComing: boolean
}

/**
 * Having one's seat represented at a meeting: what the charter allows, the written mandate, and taking it back. That it is not
 * allowed is said to who does not come.
 */
export function Entrusting({ meeting, at, notComing }: EntrustingProps) {
  const text = useText(meetingsCalled).proxy
  const asked = useReply("meetings.myProxies", { meeting, ...placed(at) })
  if (!asked.value) return null
  const { most, households, mine } = asked.value
  const away = mine.filter(({ here }) => !here)
  if ((!households && away.length === 0) || (most === 0 && !notComing)) return null
  return (
    <Section title={text.title}>
      <Note>
        <Text>{most === 0 ? text.none : households ? text.paper(most) : text.lead(most)}</Text>
      </Note>
      {most > 0 &&
        away.map(seat => (
          <OfSeat
            key={seat.seat}
            seat={seat}
            all={asked.value}
            about={{ meeting, seat: seat.seat, ...placed(at) }}
            changed={asked.refresh}
          />
        ))}
    </Section>
  )
}

interface OfSeatProps {
  seat: Mine
  all: Proxies
  about: { meeting: string; seat: string; at?: "street" }
  changed: () => void
}

function OfSeat({ seat, all: { mine, others }, about, changed }: OfSeatProps) {
  const text = useText(meetingsCalled).proxy
  const [chosen, choose] = useState<string>()
  const back = useSend("meetings.takeProxyBack")
  const to = others.find(one => one.seat === chosen)
  const after = (outcome: { state: string }) => outcome.state === "recorded" && changed()
  return (
    <>
      {seat.from.length > 0 && <Strip kind="info">{text.held(seat.from.join("、"))}</Strip>}
      {seat.given ? (
        <>
          <Strip kind="done" title={text.given(seat.group, seat.given.to)}>
            {text.written(seat.given.words)}
          </Strip>
          <SentStrip sent={back.sent} again={() => void back.again().then(after)} />
          <Button kind="plain" busy={back.sent.state === "sending"} onPress={() => void back.send(about).then(after)}>
            {text.back}
          </Button>
        </>
      ) : others.length === 0 ? (
        <Text>{text.nobody}</Text>
      ) : (
        <Reason
          action="meetings.giveProxy"
          input={says => ({ ...about, to: to?.seat ?? "", words: says })}
          open={mine.length > 1 ? text.openFor(seat.group) : text.open}
          title={mine.length > 1 ? text.openFor(seat.group) : text.open}
          label={text.words}
          hint={text.wordsHint}
          start={text.wordsStart}
          need={text.wordsNeed}
          least={2}
          max={200}
          long
          quiet
          missing={!to}
          send={to ? text.send(to.name) : text.choose}
          keep={text.keep}
          onDone={changed}
        >
          <Select
            label={text.to}
            options={others.map(one => `${one.name}（${one.group}）`)}
            chosen={to ? others.indexOf(to) : -1}
            onChange={place => choose(others[place]?.seat)}
          />
        </Reason>
      )}
    </>
  )
}
