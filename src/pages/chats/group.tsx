import { useRouter } from "@tarojs/taro"
import { useState } from "react"
import type { Value } from "../../cloud/contracts"
import { groupTicket } from "../../cloud/group"
import { useShare } from "../../cloud/share"
import { useBodies } from "../../cloud/use-bodies"
import { useGroup } from "../../cloud/use-group"
import { useReply } from "../../cloud/use-reply"
import { useSend } from "../../cloud/use-send"
import { Button } from "../../components/button"
import { Card, Note, Section, Stack } from "../../components/card"
import { Text } from "../../components/elements"
import { List, Row } from "../../components/list"
import { Page } from "../../components/page"
import { Empty, SentStrip, Show } from "../../components/standing"
import { chats } from "../../text/chats"
import { useReading } from "../../text/reading"
import { useText } from "../../text/use-text"
import { momentInWords } from "../../text/when"

type At = { readonly at?: "street" }

/** Opened from a group of WeChat: whose group it is, and what is open in it. The clerk binds it here. */
export default function Group() {
  const text = useText(chats).group
  const { params } = useRouter()
  const at: At = params.at === "street" ? { at: "street" } : {}
  const asked = useGroup(at)
  const path = `/pages/chats/group${at.at ? "?at=street" : ""}`
  useShare({
    title: text.cardTitle,
    path,
    picture: { about: text.where, figures: [{ label: text.title, value: text.open }] },
  })
  return (
    <Page where={text.where} title={text.title} lead={text.lead}>
      <Show asked={asked}>
        {here =>
          here ? (
            <Here here={here} at={at} refresh={asked.refresh} />
          ) : (
            <Empty says={text.noGroup} example={text.noGroupExample} />
          )
        }
      </Show>
    </Page>
  )
}

function Here({ here, at, refresh }: { here: Value<"chats.here">; at: At; refresh: () => void }) {
  const text = useText(chats).group
  return (
    <Stack>
      <Card title={here.group === "here" ? text.of(here.name ?? "") : text[here.group]} />
      {here.group === "here" && <Open here={here} at={at} />}
      {here.mayBind && <Binding at={at} refresh={refresh} />}
      <Note>
        <Text>{text.noRight}</Text>
      </Note>
    </Stack>
  )
}

function Open({ here: { votes, body }, at }: { here: Value<"chats.here">; at: At }) {
  const text = useText(chats).group
  const { language } = useReading()
  const asked = useReply("meetings.polls", at)
  const times = asked.value?.polls.filter(poll => poll.state === "open" && poll.body === body) ?? []
  const place = at.at ? "&at=street" : ""
  if (votes.length === 0 && times.length === 0) return <Empty says={text.nothing} example={text.nothingExample} />
  return (
    <Section title={text.open}>
      <List label={text.open}>
        {votes.map(({ vote, title, closes }) => (
          <Row
            key={vote}
            title={title}
            note={text.until(momentInWords(closes, language))}
            to={`/pages/votes/ballot?vote=${vote}${place}`}
          />
        ))}
        {times.map(({ id, title, closes }) => (
          <Row
            key={id}
            title={text.times(title)}
            note={text.until(momentInWords(closes, language))}
            to={`/pages/meetings/times?poll=${id}${place}`}
          />
        ))}
      </List>
    </Section>
  )
}

function Binding({ at, refresh }: { at: At; refresh: () => void }) {
  const text = useText(chats).group
  const { params } = useRouter()
  const [gone, setGone] = useState(false)
  const [chosen, setChosen] = useState("")
  const bodies = useBodies(at)
  const { sent, send } = useSend("chats.bindHere")
  const bind = async (body: string) => {
    setChosen(body)
    const ticket = await groupTicket(params)
    setGone(ticket === undefined)
    if (ticket === undefined) return
    const outcome = await send({ ticket, body, ...at })
    if (outcome.state === "recorded") refresh()
  }
  return (
    <Section title={text.bindTitle}>
      {gone && <Empty says={text.noGroup} example={text.noGroupExample} />}
      <SentStrip sent={sent} again={() => void bind(chosen)} recorded={() => <Text>{text.bound}</Text>} />
      <Show asked={bodies}>
        {all => (
          <List label={text.bindTitle}>
            {all.map(({ body, name }) => (
              <Row
                key={body}
                title={name}
                verb={
                  <Button
                    kind="plain"
                    small
                    busy={sent.state === "sending"}
                    label={text.bindTo(name)}
                    onPress={() => void bind(body)}
                  >
                    {text.bind}
                  </Button>
                }
              />
            ))}
          </List>
        )}
      </Show>
    </Section>
  )
}
