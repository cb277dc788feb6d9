import { useState } from "react"
import type { Value } from "../../../cloud/contracts"
import { useReply } from "../../../cloud/use-reply"
import { Button } from "../../../components/button"
import { Text, View } from "../../../components/elements"
import { Row } from "../../../components/list"
import { State } from "../../../components/mark"
import { Show } from "../../../components/standing"
import { councils } from "../../../text/councils"
import { councilsDesk } from "../../../text/councils-desk"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { dayInWords } from "../../../text/when"
import { Coding } from "./coding"
import { Leaving } from "./leaving"
import { Seating } from "./seating"
import "./seat-row.scss"

export type Seat = Value<"councils.seats">["seats"][number]
export type At = { readonly at?: "street" }

const acts = ["seat", "substitute", "code", "codeSubstitute", "vacate", "close", "history"] as const
type Act = (typeof acts)[number]

/** One seat at the desk; opened, what may be done with it. A street's seats are taken with codes. */
export function SeatRow({ seat, at, refresh }: { seat: Seat; at: At; refresh: () => void }) {
  const text = useText(councilsDesk).seats
  const titles = useText(councils).titles
  const { language } = useReading()
  const [open, setOpen] = useState(false)
  const [doing, setDoing] = useState<Act>()
  const { holder, substitute, title, observer, from, until, twice } = seat
  const name = holder ? (holder.name || text.gone) + (holder.community ? text.of(holder.community) : "") : text.vacant
  const note = [
    title && titles[title],
    observer && text.observer,
    holder && (until ? text.until(dayInWords(until, language)) : text.since(dayInWords(from, language))),
    substitute && text.substitute(substitute.name || text.gone),
  ]
  const possible = acts.filter(act => {
    if (act === "seat" || act === "substitute") return !at.at
    return act === "vacate" ? holder !== undefined : true
  })
  const labelOf = (act: Act): string => (act === "seat" && holder ? text.act.replace : text.act[act])
  const done = () => {
    setDoing(undefined)
    refresh()
  }
  const cancel = () => setDoing(undefined)
  return (
    <>
      <Row
        title={name}
        note={note.filter(Boolean).join(" · ")}
        state={twice ? <State kind="waiting">{text.twice}</State> : undefined}
        onPress={() => setOpen(!open)}
      />
      {open && (
        <View className="seat-row">
          {doing === undefined && (
            <View className="seat-row__acts">
              {possible.map(act => (
                <Button key={act} kind="text" small label={`${labelOf(act)} · ${name}`} onPress={() => setDoing(act)}>
                  {labelOf(act)}
                </Button>
              ))}
            </View>
          )}
          {(doing === "seat" || doing === "substitute") && (
            <Seating seat={seat} as={doing === "seat" ? "holder" : "substitute"} at={at} done={done} cancel={cancel} />
          )}
          {(doing === "code" || doing === "codeSubstitute") && (
            <Coding seat={seat} as={doing === "code" ? "holder" : "substitute"} at={at} cancel={cancel} />
          )}
          {(doing === "vacate" || doing === "close") && (
            <Leaving seat={seat} what={doing} at={at} done={done} cancel={cancel} />
          )}
          {doing === "history" && <History seat={seat} at={at} cancel={cancel} />}
        </View>
      )}
    </>
  )
}

/** Who has had the seat, one after the other. */
function History({ seat, at, cancel }: { seat: Seat; at: At; cancel: () => void }) {
  const text = useText(councilsDesk).seats
  const { language } = useReading()
  const asked = useReply("councils.seatHistory", { seat: seat.seat, ...at })
  return (
    <Show asked={asked}>
      {({ turns }) => (
        <>
          {turns.map(({ as, name, from, reason, at: noted }) => (
            <View key={noted + as}>
              <Text>
                {[text.history(as, name), text.since(dayInWords(from, language)), reason].filter(Boolean).join(" · ")}
              </Text>
            </View>
          ))}
          {turns.length === 0 && <Text>{text.vacant}</Text>}
          <Button kind="text" small onPress={cancel}>
            {text.cancel}
          </Button>
        </>
      )}
    </Show>
  )
}
