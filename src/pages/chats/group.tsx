import { useRouter } from "@tarojs/taro"
import { useEffect, useState } from "react"
import type { Value } from "../../cloud/contracts"
import { groupTicket } from "../../cloud/group"
import { useShare } from "../../cloud/share"
import { useReply } from "../../cloud/use-reply"
import { useSend } from "../../cloud/use-send"
import { Button } from "../../components/button"
import { Card, Note, Section, Stack } from "../../components/card"
import { Text } from "../../components/elements"
import { List, Row } from "../../components/list"
import { Page } from "../../components/page"
import { Empty, Loading, SentStrip, Show } from "../../components/standing"
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
  const [ticket, setTicket] = useState<string | null>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page is opened
  useEffect(() => {
    void groupTicket(params).then(found => setTicket(found ?? null))
  }, [])
  const path = `/pages/chats/group${at.at ? "?at=street" : ""}`
  useShare({
    title: text.cardTitle,
    path,
    picture: { about: text.where, figures: [{ label: text.title, value: text.open }] },
  })
  return (
    <Page where={text.where} title={text.title} lead={text.lead}>
      {ticket === undefined && <Loading />}
      {ticket === null && <Empty says={text.noGroup} example={text.noGroupExample} />}
      {ticket && <Here ticket={ticket} at={at} />}
    </Page>
  )
}

function Here({ ticket, at }: { ticket: string; at: At }) {
  const text = useText(chats).group
  const asked = useReply("chats.here", { ticket, ...at })
  return (
    <Show asked={asked}>
      {here => (
        <Stack>
          <Card title={here.group === "here" ? text.of(here.name ?? "") : text[here.group]} />
          {here.group === "here" && <Open votes={here.votes} at={at} />}
          {here.mayBind && <Binding ticket={ticket} at={at} refresh={asked.refresh} />}
          <Note>
            <Text>{text.noRight}</Text>
          </Note>
        </Stack>
      )}
    </Show>
  )
}

function Open({ votes, at }: { votes: Value<"chats.here">["votes"]; at: At }) {
  const text = useText(chats).group
  const { language } = useReading()
  if (votes.length === 0) return <Empty says={text.nothing} example={text.nothingExample} />
  return (
    <Section title={text.open}>
      <List label={text.open}>
        {votes.map(({ vote, title, closes }) => (
          <Row
            key={vote}
            title={title}
            note={text.until(momentInWords(closes, language))}
            to={`/pages/votes/ballot?vote=${vote}${at.at ? "&at=street" : ""}`}
          />
        ))}
      </List>
    </Section>
  )
}

function Binding({ ticket, at, refresh }: { ticket: string; at: At; refresh: () => void }) {
  const text = useText(chats).group
  const bodies = useReply("councils.bodies", at)
  const { sent, send, again } = useSend("chats.bindHere")
  const bind = async (body: string) => {
    const outcome = await send({ ticket, body, ...at })
    if (outcome.state === "recorded") refresh()
  }
  return (
    <Section title={text.bindTitle}>
      <SentStrip sent={sent} again={() => void again()} recorded={() => <Text>{text.bound}</Text>} />
      <Show asked={bodies}>
        {({ bodies: all }) => (
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
