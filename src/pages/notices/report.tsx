import { useRouter } from "@tarojs/taro"
import type { Value } from "../../cloud/contracts"
import { useAgain } from "../../cloud/use-again"
import { useReply } from "../../cloud/use-reply"
import { useSend } from "../../cloud/use-send"
import { Button } from "../../components/button"
import { Card, Note, Section } from "../../components/card"
import { Text, View } from "../../components/elements"
import { Figure } from "../../components/figure"
import { List, Row } from "../../components/list"
import { State } from "../../components/mark"
import { Page } from "../../components/page"
import { Failure, Loading, SentStrip } from "../../components/standing"
import { Strip } from "../../components/strip"
import { noticesChannels } from "../../text/notices-channels"
import { noticesDesk } from "../../text/notices-desk"
import { useReading } from "../../text/reading"
import { useText } from "../../text/use-text"
import { momentInWords } from "../../text/when"
import { ChannelReport } from "./parts/channel-report"
import { stateKind } from "./parts/state-kind"
import { Unheard } from "./parts/unheard"
import { Withdrawing } from "./parts/withdrawing"
import "./parts/reach.scss"

type Report = Value<"notices.report">

/** What became of a notice: who has it, who read it, who got no message and why, and what can still be done. */
export default function ReportPage() {
  const text = useText(noticesDesk)
  const { notice = "" } = useRouter().params
  const asked = useReply("notices.report", { notice })
  const where = text.where
  const moves = asked.state === "value" && isMoving(asked.value)
  const { refresh } = asked
  // A report goes through every message: one that waits for the morning is not asked for all night.
  useAgain(refresh, moves, JSON.stringify(asked.value ?? ""))
  if (asked.state === "value") return <Whole where={where} report={asked.value} refresh={refresh} />
  return (
    <Page where={where} title={text.report.title} wide>
      {asked.state === "loading" ? <Loading /> : <Failure no={asked.no} onRetry={refresh} />}
    </Page>
  )
}

const isMoving = ({ state, channels }: Report): boolean =>
  state === "set" || state === "going" || (state === "out" && channels.some(({ waiting }) => waiting > 0))

/** What can be taken along to those whom no channel reaches, or has reached. */
function Paper({ report: { notice, visits, state } }: { report: Report }) {
  const words = useText(noticesChannels)
  const text = words.report
  const print = `/pages/notices/paper?notice=${notice}`
  const before = state === "draft" || state === "set"
  return (
    <>
      <Section title={words.paper}>
        {!before && <Note>{text.paperNote}</Note>}
        <List>
          <Row title={text.poster} to={print} />
          <Row title={text.slips} to={`${print}&as=slips`} />
          {before && <Row title={words.paperPage.list} to={`${print}&as=list`} />}
        </List>
        {!visits && <Note>{text.never}</Note>}
      </Section>
      {visits && !before && <Unheard notice={notice} />}
    </>
  )
}

function Whole({ where, report, refresh }: { where: string; report: Report; refresh: () => void }) {
  const desk = useText(noticesDesk)
  const words = useText(noticesChannels)
  const text = desk.report
  const { language } = useReading()
  const { notice, state, people, read, channels, starts, reason, resendable } = report
  const resend = useSend("notices.resend")
  const stop = useSend("notices.stop")
  const said = (language === "en" && report.english) || report
  const out = state === "going" || state === "out"
  const gone = state !== "draft" && state !== "set"
  const sent = channels.reduce((sum, channel) => sum + channel.sent, 0)
  const after = (outcome: { readonly state: string }) => outcome.state === "recorded" && refresh()
  return (
    <Page
      where={where}
      title={said.title}
      lead={starts ? momentInWords(starts, language) : text.draft}
      wide
      foot={
        state === "draft" ? (
          <Button to={`/pages/notices/write?notice=${notice}`}>{desk.edit}</Button>
        ) : out && resendable > 0 ? (
          <Button
            kind="plain"
            busy={resend.sent.state === "sending"}
            onPress={() => void resend.send({ notice }).then(after)}
          >
            {text.resend(resendable)}
          </Button>
        ) : undefined
      }
    >
      <State kind={stateKind[state]}>{desk.state[state]}</State>
      {report.urgent && <State kind="waiting">{desk.urgent}</State>}
      {reason !== undefined && <Strip kind="failed">{text.withdrawn(reason)}</Strip>}
      {state === "stopped" && <Strip kind="info">{text.stopped}</Strip>}
      {out && (
        <SentStrip
          sent={resend.sent}
          again={() => void resend.again().then(after)}
          recorded={value => <Text>{text.resent(value.again)}</Text>}
        />
      )}
      {stop.sent.state !== "recorded" && <SentStrip sent={stop.sent} again={() => void stop.again().then(after)} />}
      {gone && (
        <View className="reach">
          <Figure value={String(people)} unit={text.people} label={text.peopleNote} />
          <Figure value={String(read)} unit={text.read} label={text.readNote} />
          <Figure value={String(sent)} unit={text.sent} label={text.sentNote} />
        </View>
      )}
      {report.announced && (
        <Strip kind={report.announced === "sent" ? "done" : "waiting"}>
          {words.report.announced[report.announced]}
        </Strip>
      )}
      {gone && channels.map(channel => <ChannelReport key={channel.channel} report={channel} />)}
      {isMoving(report) && (
        <Card>
          <Note>{state === "set" ? words.when.says : text.stopNote}</Note>
          <Button
            kind="plain"
            busy={stop.sent.state === "sending"}
            onPress={() => void stop.send({ notice }).then(after)}
          >
            {state === "set" ? desk.undo.undo : text.stop}
          </Button>
        </Card>
      )}
      {state !== "withdrawn" && <Paper report={report} />}
      {(out || state === "stopped") && <Withdrawing notice={notice} onWithdrawn={refresh} />}
      {gone && (
        <Button kind="text" to={`/pages/notices/write?like=${notice}`}>
          {text.like}
        </Button>
      )}
      <Card>
        {said.text.split("\n").map((line, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place in the text
          <View key={place}>
            <Text>{line}</Text>
          </View>
        ))}
      </Card>
    </Page>
  )
}
