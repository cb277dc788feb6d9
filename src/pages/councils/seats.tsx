import { useState } from "react"
import type { Value } from "../../cloud/contracts"
import { useReply } from "../../cloud/use-reply"
import { useSend } from "../../cloud/use-send"
import { Button } from "../../components/button"
import { Card, Section, Stack } from "../../components/card"
import { Columns } from "../../components/columns"
import { Text } from "../../components/elements"
import { Field, Select } from "../../components/field"
import { List } from "../../components/list"
import { Page } from "../../components/page"
import { Empty, SentStrip, Show } from "../../components/standing"
import { Switch } from "../../components/switch"
import { councils } from "../../text/councils"
import { councilsDesk } from "../../text/councils-desk"
import { useText } from "../../text/use-text"
import { SeatRow } from "./parts/seat-row"
import { useBody } from "./parts/use-body"

type Body = Value<"councils.body">
type Title = Body["officers"][number]["title"]

/** The seats of a body at the desk, group by group: who holds them, who stands in, and what may be done. */
export default function Seats() {
  const desk = useText(councilsDesk)
  const text = desk.seats
  const rules = useText(councils).body.rules
  const { body, at, query } = useBody()
  const about = useReply("councils.body", { body, ...at })
  const asked = useReply("councils.seats", { body, ...at })
  const refresh = () => {
    asked.refresh()
    about.refresh()
  }
  const voting = (asked.value?.seats ?? []).filter(({ observer }) => !observer)
  const held = voting.filter(({ holder }) => holder).length
  return (
    <Page
      where={desk.where}
      title={about.value && `${about.value.name} · ${text.title}`}
      lead={asked.value && text.lead(held, voting.length)}
      wide
      foot={
        <Button kind="plain" to={`/pages/councils/charter?${query}`}>
          {rules}
        </Button>
      }
    >
      <Show asked={about}>
        {known => (
          <>
            <Show asked={asked}>
              {({ seats }) =>
                known.groups.map(({ group, name, seats: all, vacant }) => {
                  const ofGroup = seats.filter(seat => seat.group === group)
                  return (
                    <Section key={group} title={text.group(name, all - vacant, all)}>
                      {ofGroup.length === 0 ? (
                        <Empty says={text.none} />
                      ) : (
                        <List label={name}>
                          {ofGroup.map(seat => (
                            <SeatRow key={seat.seat} seat={seat} at={at} refresh={refresh} />
                          ))}
                        </List>
                      )}
                    </Section>
                  )
                })
              }
            </Show>
            <Adding body={known} refresh={refresh} />
            <Dissolving refresh={refresh} />
          </>
        )}
      </Show>
    </Page>
  )
}

/** More seats for a group; one with a title at a time. */
function Adding({ body, refresh }: { body: Body; refresh: () => void }) {
  const text = useText(councilsDesk).seats
  const titles = useText(councils).titles
  const { at } = useBody()
  const [group, setGroup] = useState(0)
  const [count, setCount] = useState("1")
  const [title, setTitle] = useState(0)
  const [observer, setObserver] = useState(false)
  const { sent, send, again } = useSend("councils.addSeats")
  const known = Object.keys(titles) as Title[]
  const named = known[title - 1]
  const many = named ? 1 : Number(count)
  const wrong = !(Number.isInteger(many) && many >= 1 && many <= 20)
  const add = async () => {
    const chosen = body.groups[group]
    if (wrong || !chosen) return
    const told = { body: body.body, group: chosen.group, count: many, observer, ...(named && { title: named }), ...at }
    if ((await send(told)).state === "recorded") refresh()
  }
  return (
    <Card title={text.add}>
      <Stack>
        <Columns least={200}>
          <Select label={text.addTo} options={body.groups.map(({ name }) => name)} chosen={group} onChange={setGroup} />
          <Select
            label={text.as}
            options={[text.plain, ...known.map(one => titles[one])]}
            chosen={title}
            onChange={setTitle}
          />
          {!named && (
            <Field
              label={text.count}
              kind="number"
              value={count}
              onChange={setCount}
              max={2}
              error={wrong ? text.needCount : undefined}
            />
          )}
        </Columns>
        <Switch label={text.observer} on={observer} onChange={setObserver} />
        <SentStrip sent={sent} again={() => void again()} />
        <Button kind="plain" busy={sent.state === "sending"} onPress={() => void add()}>
          {text.addGo}
        </Button>
      </Stack>
    </Card>
  )
}

/** Ending a body for good, with the reason written out. */
function Dissolving({ refresh }: { refresh: () => void }) {
  const text = useText(councilsDesk).seats
  const { body, at } = useBody()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState("")
  const { sent, send, again } = useSend("councils.dissolve")
  const dissolve = async () => {
    if ((await send({ body, reason: reason.trim(), ...at })).state === "recorded") refresh()
  }
  if (!open)
    return (
      <Button kind="text" onPress={() => setOpen(true)}>
        {text.dissolve}
      </Button>
    )
  return (
    <Card title={text.dissolve}>
      <Stack>
        <Text>{text.dissolveWhy}</Text>
        <Field label={text.reason} value={reason} onChange={setReason} max={100} />
        <SentStrip sent={sent} again={() => void again()} />
        <Columns least={160}>
          <Button
            kind="plain"
            disabled={reason.trim().length < 2}
            busy={sent.state === "sending"}
            onPress={() => void dissolve()}
          >
            {text.dissolve}
          </Button>
          <Button kind="text" onPress={() => setOpen(false)}>
            {text.cancel}
          </Button>
        </Columns>
      </Stack>
    </Card>
  )
}
