import { useRouter } from "@tarojs/taro"
import { useEffect, useState } from "react"
import { clockOf } from "#cloud/shared/values/day"
import { useReply } from "../../cloud/use-reply"
import { useSend } from "../../cloud/use-send"
import { Button } from "../../components/button"
import { Card, Note, Section, Stack } from "../../components/card"
import { Text } from "../../components/elements"
import { Page } from "../../components/page"
import { Empty, SentStrip, Show } from "../../components/standing"
import { chats } from "../../text/chats"
import { useText } from "../../text/use-text"
import { type At, Group } from "./parts/bound-group"

/** While a code waits to be said in a group, the groups are asked for again after this (ms). */
const again = 3000

/** Groups at the desk: bind one to a body, see what is in it; with `vote` in the address, put that vote into one. */
export default function ChatsDesk() {
  const text = useText(chats).desk
  const { at: street, vote } = useRouter().params
  const at: At = street === "street" ? { at: "street" } : {}
  const bodies = useReply("councils.bodies", { limit: 50, ...at })
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
              {all.every(({ dissolved }) => dissolved) && <Empty says={text.noBodies} example={text.noBodiesExample} />}
              {all
                .filter(({ dissolved }) => !dissolved)
                .map(({ body, name }) => (
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
