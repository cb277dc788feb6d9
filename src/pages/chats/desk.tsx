import { useRouter } from "@tarojs/taro"
import { useEffect, useState } from "react"
import { clockOf } from "#cloud/shared/values/day"
import type { Value } from "../../cloud/contracts"
import { useReply } from "../../cloud/use-reply"
import { useSend } from "../../cloud/use-send"
import { Button } from "../../components/button"
import { Card, Note, Section, Stack } from "../../components/card"
import { Text } from "../../components/elements"
import { Field } from "../../components/field"
import { Page } from "../../components/page"
import { Empty, SentStrip, Show } from "../../components/standing"
import { Switch } from "../../components/switch"
import { chats } from "../../text/chats"
import { useReading } from "../../text/reading"
import { useText } from "../../text/use-text"
import { dayInWords } from "../../text/when"

type At = { readonly at?: "street" }

/** While a code waits to be said in a group, the groups are asked for again after this (ms). */
const again = 3000

/** Groups at the desk: bind one to a body, see what is in it; with `vote` in the address, put that vote into one. */
export default function ChatsDesk() {
  const text = useText(chats).desk
  const { at: street, vote } = useRouter().params
  const at: At = street === "street" ? { at: "street" } : {}
  const bodies = useReply("councils.bodies", at)
  const bound = useReply("chats.list", { ...at, ...(vote !== undefined && { vote }) })
  const kinds = useReply("chats.cards", {})
  const names = new Map((bodies.value?.bodies ?? []).map(({ body, name }) => [body as string, name]))
  const [waits, setWaits] = useState(false)
  const { refresh } = bound
  useEffect(() => {
    const timer = waits ? setInterval(refresh, again) : undefined
    return () => clearInterval(timer)
  }, [waits, refresh])
  return (
    <Page where={text.where} title={text.title} lead={text.lead} wide>
      <Section title={text.groups}>
        <Show asked={bound}>
          {({ chats: groups }) => (
            <Stack>
              {groups.length === 0 && (
                <Empty says={vote === undefined ? text.noGroups : text.noneFits} example={text.noGroupsExample} />
              )}
              {groups.map(group => (
                <Group
                  key={group.chat}
                  group={group}
                  name={names.get(group.body) ?? ""}
                  at={at}
                  vote={vote}
                  each={kinds.value?.each ?? false}
                  refresh={bound.refresh}
                />
              ))}
            </Stack>
          )}
        </Show>
      </Section>
      <Section title={text.bodies}>
        <Show asked={bodies}>
          {({ bodies: all }) => (
            <Stack>
              {all.length === 0 && <Empty says={text.noBodies} example={text.noBodiesExample} />}
              {all.map(({ body, name }) => (
                <Body key={body} body={body} name={name} at={at} onCode={() => setWaits(true)} />
              ))}
            </Stack>
          )}
        </Show>
      </Section>
      <Section title={text.wechat}>
        <Note>
          <Text>{text.wechatHow}</Text>
        </Note>
        {kinds.value && (
          <Note>
            <Text>{kinds.value.alone ? text.alone : text.notAlone}</Text>
          </Note>
        )}
        <Button kind="text" to="/pages/chats/group">
          {text.wechatPage}
        </Button>
      </Section>
    </Page>
  )
}

function Body({ body, name, at, onCode }: { body: string; name: string; at: At; onCode: () => void }) {
  const text = useText(chats).desk
  const { sent, send, again } = useSend("chats.bindCode")
  const done = ({ state }: { state: string }) => state === "recorded" && onCode()
  return (
    <Card title={name}>
      <SentStrip
        sent={sent}
        again={() => void again().then(done)}
        recorded={({ code, until }) => <Text>{text.bindHow(code, clockOf(until))}</Text>}
      />
      <Button kind="plain" small busy={sent.state === "sending"} onPress={() => void send({ body, ...at }).then(done)}>
        {text.bind}
      </Button>
    </Card>
  )
}

/** The key of the group's own robot: with it, notices to the body's members are said here once. */
function Robot({ group: { chat, robot }, at, refresh }: Pick<GroupProps, "group" | "at" | "refresh">) {
  const text = useText(chats).desk
  const [open, setOpen] = useState(false)
  const [key, setKey] = useState("")
  const { sent, send, again } = useSend("chats.setRobot")
  const done = async (sending: ReturnType<typeof send>) => {
    if ((await sending).state === "recorded") refresh()
  }
  const give = () => done(send({ chat, key: key.trim().replace(/^.*key=/, ""), ...at }))
  return (
    <>
      <Text>{robot ? text.speaks : text.silent}</Text>
      <SentStrip sent={sent} again={() => void again()} />
      {open && (
        <>
          <Field label={text.robotKey} hint={text.robotHint} value={key} onChange={setKey} max={200} />
          <Button kind="plain" small busy={sent.state === "sending"} onPress={() => void give()}>
            {text.robotSave}
          </Button>
        </>
      )}
      {!open && (
        <Button kind="text" small onPress={() => setOpen(true)}>
          {text.robotSet}
        </Button>
      )}
      {robot && (
        <Button kind="text" small onPress={() => void done(send({ chat, ...at }))}>
          {text.robotOff}
        </Button>
      )}
    </>
  )
}

interface GroupProps {
  group: Value<"chats.list">["chats"][number]
  name: string
  at: At
  vote: string | undefined
  /** Whether a vote can go to each of its voters as well. */
  each: boolean
  refresh: () => void
}

function Group({ group, name, at, vote, each, refresh }: GroupProps) {
  const text = useText(chats).desk
  const { language } = useReading()
  const [sure, setSure] = useState(false)
  const [alsoEach, setAlsoEach] = useState(false)
  const offering = useSend("chats.offer")
  const withdrawing = useSend("chats.withdraw")
  const unbinding = useSend("chats.unbind")
  const { chat } = group
  const here = group.votes.some(one => one.vote === vote)
  const done = async (sending: Promise<{ state: string }>) => {
    if ((await sending).state === "recorded") refresh()
  }
  const unbind = () => (sure ? void done(unbinding.send({ chat, ...at })) : setSure(true))
  return (
    <Card title={name} aside={<Text>{text.since(dayInWords(group.at, language))}</Text>}>
      <Text>{text.votes(group.votes.length)}</Text>
      <SentStrip
        sent={offering.sent}
        again={() => void offering.again()}
        recorded={({ soon, told }) => (
          <Text>{[soon ? text.offeredSoon : text.offered, told === undefined ? "" : text.told(told)].join("")}</Text>
        )}
      />
      {vote !== undefined && !here && each && (
        <Switch label={text.each} note={text.eachNote} on={alsoEach} onChange={setAlsoEach} />
      )}
      {vote !== undefined && !here && (
        <Button
          busy={offering.sent.state === "sending"}
          onPress={() =>
            void done(offering.send({ chat, vote, ...(each && alsoEach && { each: true as const }), ...at }))
          }
        >
          {text.offer}
        </Button>
      )}
      {vote !== undefined && here && (
        <Button kind="plain" small onPress={() => void done(withdrawing.send({ chat, vote, ...at }))}>
          {text.withdraw}
        </Button>
      )}
      <Robot group={group} at={at} refresh={refresh} />
      <Button kind={sure ? "primary" : "text"} small onPress={unbind}>
        {sure ? text.sure : text.unbind}
      </Button>
    </Card>
  )
}
