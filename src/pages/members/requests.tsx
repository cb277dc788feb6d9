import { useState } from "react"
import type { Value } from "../../cloud/contracts"
import { useReply } from "../../cloud/use-reply"
import { useSend } from "../../cloud/use-send"
import { Button } from "../../components/button"
import { Card, Note, Stack } from "../../components/card"
import { Columns } from "../../components/columns"
import { Text } from "../../components/elements"
import { Field } from "../../components/field"
import { Page } from "../../components/page"
import { Empty, SentStrip, Show } from "../../components/standing"
import { membersDesk } from "../../text/members-desk"
import { useReading } from "../../text/reading"
import { useText } from "../../text/use-text"
import { momentInWords } from "../../text/when"

type Waiting = Value<"members.requests">["requests"][number]

/** People who ask to be let in, the one who has waited longest first. */
export default function Requests() {
  const text = useText(membersDesk).requests
  const asked = useReply("members.requests", { limit: 50 })
  return (
    <Page where={text.where} title={text.title} lead={text.lead} wide>
      <Show asked={asked}>
        {({ requests, next }) =>
          requests.length === 0 ? (
            <Empty says={text.none} example={text.noneExample} />
          ) : (
            <Stack>
              {requests.map(request => (
                <Request key={request.request} request={request} />
              ))}
              {next !== undefined && (
                <Button kind="text" onPress={asked.refresh}>
                  {text.more}
                </Button>
              )}
            </Stack>
          )
        }
      </Show>
    </Page>
  )
}

function Request({ request: one }: { request: Waiting }) {
  const desk = useText(membersDesk)
  const text = desk.requests
  const { language } = useReading()
  const [declining, setDeclining] = useState(false)
  const [reason, setReason] = useState("")
  const [tried, setTried] = useState(false)
  const { sent, send, again } = useSend("members.decideRequest")
  const busy = sent.state === "sending"
  const decline = () => {
    setTried(true)
    if (reason.trim() !== "") void send({ request: one.request, decision: "decline", reason: reason.trim() })
  }
  const done = sent.state === "recorded"
  return (
    <Card title={one.name} aside={<Text>{desk.door(one)}</Text>}>
      <Text>{text.onRoll(one.onRoll)}</Text>
      {one.note !== "" && <Text>{`“${one.note}”`}</Text>}
      <Note>
        <Text>
          {[momentInWords(one.at, language), text.joined(one.joined), !one.adult && text.minor]
            .filter(Boolean)
            .join(" · ")}
        </Text>
      </Note>
      <SentStrip
        sent={sent}
        again={again}
        recorded={({ state, delegate }) => (
          <Text>{state === "approved" ? text.approved(delegate) : text.declined}</Text>
        )}
      />
      {!done && declining && (
        <Field
          label={text.reason}
          example={text.reasonExample}
          value={reason}
          onChange={setReason}
          max={100}
          error={tried && reason.trim() === "" ? text.needReason : undefined}
        />
      )}
      {!done && (
        <Columns least={160}>
          <Button
            busy={busy && !declining}
            label={`${text.approve} · ${one.name}`}
            onPress={() => void send({ request: one.request, decision: "approve" })}
          >
            {text.approve}
          </Button>
          <Button
            kind="plain"
            busy={busy && declining}
            label={`${text.decline} · ${one.name}`}
            onPress={() => (declining ? decline() : setDeclining(true))}
          >
            {text.decline}
          </Button>
        </Columns>
      )}
    </Card>
  )
}
