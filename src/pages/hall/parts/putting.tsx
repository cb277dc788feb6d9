import { useState } from "react"
import { useSend } from "../../../cloud/use-send"
import { Button } from "../../../components/button"
import { Card, Note } from "../../../components/card"
import { Text } from "../../../components/elements"
import { Field, Select } from "../../../components/field"
import { List, Row } from "../../../components/list"
import { SentStrip } from "../../../components/standing"
import { Strip } from "../../../components/strip"
import { hall as words } from "../../../text/hall"
import { useText } from "../../../text/use-text"
import { Choosing } from "./choosing"
import { FromProjects } from "./from-projects"
import type { Address, Hall } from "./hall"
import { useSeats } from "./use-seats"
import { choicesOf, nothingWritten, type Written } from "./written-choices"

interface PuttingProps {
  hall: Hall
  address: Address
  item: Hall["agenda"][number]
  /** A motion to be put again between two of its choices, and which they are. */
  narrowed?: Narrowed | undefined
  refresh: () => void
  onDone: () => void
}

/** The words of a motion that decided nothing, and the choices that are left. */
export interface Narrowed {
  readonly text: string
  readonly choices: readonly Written[]
}

/** Putting an item to the vote: its words as they are now, one of several choices or for and against, and who is recused. */
export function Putting({ hall, address, item, narrowed, refresh, onDone }: PuttingProps) {
  const text = useText(words).desk
  const { sent, send, again } = useSend("meetings.openMotion")
  const [typed, setTyped] = useState(narrowed?.text ?? item.text ?? item.title)
  const announced = item.choices?.map(({ title, details = "" }) => ({ title, details }))
  const [among, setAmong] = useState((narrowed?.choices ?? announced) !== undefined)
  const [written, write] = useState(narrowed?.choices ?? announced ?? nothingWritten)
  const choices = among ? choicesOf(written) : undefined
  const [recused, setRecused] = useState<readonly { seat: string; name: string; reason: string }[]>([])
  // What the operator saw when the form was opened; a colleague's motion meanwhile is told, not doubled.
  const [seen] = useState(hall.motions.length)
  const after = (outcome: { state: string }) => {
    if (outcome.state !== "recorded" && outcome.state !== "refused") return
    refresh()
    if (outcome.state === "recorded") onDone()
  }
  const put = () =>
    void send({
      ...address,
      ...{ item: item.item, text: typed.trim(), seen },
      choices: choices ?? [],
      ...(recused.length > 0 && { recused: recused.map(({ seat, reason }) => ({ seat, reason })) }),
    }).then(after)
  return (
    <Card title={text.putTitle(item.title)} kind="seal">
      <Field label={text.words} kind="long" max={500} value={typed} onChange={setTyped} />
      <Choosing
        on={among}
        onSwitch={setAmong}
        written={written}
        onWrite={write}
        more={!("at" in address) && <FromProjects written={written} onWrite={write} />}
      />
      <List label={text.recused}>
        {recused.map(({ seat, name, reason }) => (
          <Row
            key={seat}
            title={name}
            note={reason}
            verb={
              <Button kind="text" small onPress={() => setRecused(recused.filter(one => one.seat !== seat))}>
                {text.drop}
              </Button>
            }
          />
        ))}
      </List>
      {recused.length === 0 && (
        <Note>
          <Text>{text.recusedNone}</Text>
        </Note>
      )}
      <Recusing
        address={address}
        without={recused.map(({ seat }) => seat)}
        onAdd={one => setRecused([...recused, one])}
      />
      {!hall.figures.valid && <Strip kind="waiting">{text.noQuorum}</Strip>}
      <SentStrip sent={sent} again={() => void again().then(after)} />
      <Button busy={sent.state === "sending"} disabled={typed.trim().length < 2 || (among && !choices)} onPress={put}>
        {text.putGo}
      </Button>
      <Button kind="text" onPress={onDone}>
        {text.cancel}
      </Button>
    </Card>
  )
}

function Recusing({
  address,
  without,
  onAdd,
}: {
  address: Address
  without: readonly string[]
  onAdd: (one: { seat: string; name: string; reason: string }) => void
}) {
  const text = useText(words).desk
  const [open, setOpen] = useState(false)
  const [chosen, choose] = useState(-1)
  const [reason, setReason] = useState("")
  const { seats } = useSeats(open ? address : undefined)
  const free = seats.filter(({ seat, observer, vacant }) => !observer && !vacant && !without.includes(seat))
  const one = free[chosen]
  if (!open)
    return (
      <Button kind="text" onPress={() => setOpen(true)}>
        {text.recusedAdd}
      </Button>
    )
  return (
    <>
      <Select
        label={text.pickSeat}
        options={free.map(seat => `${seat.name}（${seat.group}）`)}
        chosen={chosen}
        onChange={choose}
      />
      <Field label={text.recusedWhy} max={100} value={reason} onChange={setReason} />
      <Button
        kind="plain"
        disabled={!one || reason.trim().length < 2}
        onPress={() => {
          if (!one) return
          onAdd({ seat: one.seat, name: one.name, reason: reason.trim() })
          setOpen(false)
          choose(-1)
          setReason("")
        }}
      >
        {text.recusedAdd}
      </Button>
    </>
  )
}
