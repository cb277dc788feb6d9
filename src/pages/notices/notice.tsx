import { useRouter } from "@tarojs/taro"
import { useEffect } from "react"
import type { Value } from "../../cloud/contracts"
import { useReply } from "../../cloud/use-reply"
import { useSend } from "../../cloud/use-send"
import { Button } from "../../components/button"
import { Card } from "../../components/card"
import { Text, View } from "../../components/elements"
import { List, Row } from "../../components/list"
import { State } from "../../components/mark"
import { Page } from "../../components/page"
import { Failure, Loading } from "../../components/standing"
import { Strip } from "../../components/strip"
import { notices } from "../../text/notices"
import { useReading } from "../../text/reading"
import { useText } from "../../text/use-text"
import { momentInWords } from "../../text/when"
import { Attached } from "./parts/attached"
import { useSaid } from "./parts/said"

type Notice = Value<"notices.notice">

/** One notice in full, what its words do not say below them. Having it open is having read it. */
export default function NoticePage() {
  const text = useText(notices)
  const { notice = "" } = useRouter().params
  const asked = useReply("notices.notice", { notice })
  const where = text.where
  if (asked.state === "value") return <Whole key={notice} where={where} notice={asked.value} />
  return (
    <Page where={where} foot={<Button to="/pages/notices/inbox">{text.notice.back}</Button>}>
      {asked.state === "loading" ? <Loading /> : <Failure no={asked.no} onRetry={asked.refresh} />}
    </Page>
  )
}

function Whole({ where, notice }: { where: string; notice: Notice }) {
  const text = useText(notices).notice
  const { language } = useReading()
  const said = useSaid()(notice.words)
  const { send } = useSend("notices.read")
  const { notice: id, unread, who, when, place, reason, page, template, files, urgent } = notice
  const facts = [
    [text.who, who],
    [text.when, when && momentInWords(when, language)],
    [text.place, place],
  ].filter((fact): fact is [string, string] => fact[1] !== undefined && !said.text.includes(fact[1]))
  useEffect(() => {
    if (unread) void send({ notice: id })
  }, [unread, id, send])
  return (
    <Page
      where={where}
      title={said.title}
      lead={text.sent(momentInWords(notice.at, language))}
      foot={
        page === undefined ? (
          <Button kind="plain" to="/pages/notices/inbox">
            {text.back}
          </Button>
        ) : (
          <Button to={`/${page}`}>{text.go[template]}</Button>
        )
      }
    >
      {urgent && !notice.withdrawn && <State kind="waiting">{text.urgent}</State>}
      {notice.withdrawn ? (
        <Strip kind="failed" title={text.withdrawn}>
          {reason}
        </Strip>
      ) : (
        <>
          <Card>
            {said.text
              .split("\n")
              .filter(line => line !== "")
              .map((line, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place in the text
                <View key={place}>
                  <Text>{line}</Text>
                </View>
              ))}
          </Card>
          {files && <Attached files={files} />}
          {facts.length > 0 && (
            <List>
              {facts.map(([title, fact]) => (
                <Row key={title} title={title} state={fact} />
              ))}
            </List>
          )}
        </>
      )}
    </Page>
  )
}
