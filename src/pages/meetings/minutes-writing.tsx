import { useState } from "react"
import type { Value } from "../../cloud/contracts"
import { useReply } from "../../cloud/use-reply"
import { useSend } from "../../cloud/use-send"
import { Button } from "../../components/button"
import { Columns } from "../../components/columns"
import { Text } from "../../components/elements"
import { Page } from "../../components/page"
import { SentStrip, Show } from "../../components/standing"
import { Strip } from "../../components/strip"
import { minutes } from "../../text/minutes"
import { minutesDesk } from "../../text/minutes-desk"
import { useText } from "../../text/use-text"
import { AddendaPart } from "./parts/addenda-part"
import { AttendanceTable } from "./parts/attendance-table"
import { Conflict } from "./parts/conflict"
import { ItemFields } from "./parts/item-fields"
import { MinutesSteps } from "./parts/minutes-steps"
import { PaperPart } from "./parts/paper-part"
import { ProtestsPart } from "./parts/protests-part"
import { SignersPart } from "./parts/signers-part"
import { sound, TasksPart } from "./parts/tasks-part"
import { useMeeting } from "./parts/use-meeting"
import { Versions } from "./parts/versions"
import { Written } from "./parts/written"

export type Minutes = Value<"meetings.minutes">
export type Typed = Minutes["typed"]

/** Minutes at the desk: what happened stands there already, what was said is written beside it. */
export default function Writing() {
  const text = useText(minutes)
  const desk = useText(minutesDesk)
  const about = useMeeting()
  const asked = useReply("meetings.minutes", about)
  const shown = asked.value
  return (
    <Page
      where={desk.where}
      title={shown?.about.title}
      lead={shown && `${shown.about.name} · ${desk.lead(text.state[shown.state], shown.version)}`}
      wide
    >
      <Show asked={asked}>
        {value =>
          value.mayWrite ? (
            <Editor key={value.version} minutes={value} about={about} refresh={asked.refresh} />
          ) : (
            <>
              {value.mayConfirm && (
                <Button to={`/pages/meetings/confirming?meeting=${about.meeting}${about.at ? "&at=street" : ""}`}>
                  {desk.toConfirm}
                </Button>
              )}
              <Written minutes={value} />
              <After minutes={value} about={about} refresh={asked.refresh} />
            </>
          )
        }
      </Show>
    </Page>
  )
}

interface Parts {
  minutes: Minutes
  about: ReturnType<typeof useMeeting>
  refresh: () => void
}

function After({ minutes: shown, about, refresh }: Parts) {
  return (
    <>
      <ProtestsPart minutes={shown} about={about} changed={refresh} />
      <AddendaPart minutes={shown} about={about} changed={refresh} />
      <PaperPart about={about} />
      <Versions minutes={shown} />
    </>
  )
}

function Editor({ minutes: shown, about, refresh }: Parts) {
  const text = useText(minutesDesk)
  const [typed, setTyped] = useState<Typed>(shown.typed)
  const [tried, setTried] = useState(false)
  const { sent, send, again } = useSend("meetings.saveMinutes")
  const redraft = useSend("meetings.draftMinutes")
  const changed = JSON.stringify(typed) !== JSON.stringify(shown.typed)
  const theirs = sent.state === "refused" ? sent.no.details?.theirs : undefined
  const save = async (seen: number) => {
    setTried(true)
    if (!typed.tasks.every(sound)) return
    const { state } = await send({ ...about, seen, typed })
    if (state === "recorded") refresh()
  }
  return (
    <>
      <Columns least={420}>
        <Strip
          kind="info"
          action={
            <Button
              kind="text"
              small
              disabled={changed}
              busy={redraft.sent.state === "sending"}
              onPress={() => void redraft.send(about).then(refresh)}
            >
              {text.again}
            </Button>
          }
        >
          {text.seen}
        </Strip>
        <MinutesSteps minutes={shown} about={about} changed={changed} refresh={refresh} />
      </Columns>
      <SentStrip sent={redraft.sent} again={() => void redraft.again()} />
      <AttendanceTable drafted={shown.drafted} />
      {shown.drafted.items.map((item, place) => (
        <ItemFields
          key={item.item}
          n={place + 1}
          item={item}
          minutes={shown}
          typed={typed}
          onChange={items => setTyped({ ...typed, items })}
        />
      ))}
      <TasksPart minutes={shown} typed={typed} tried={tried} onChange={tasks => setTyped({ ...typed, tasks })} />
      <SignersPart minutes={shown} typed={typed} onChange={next => setTyped({ ...typed, ...next })} />
      {typeof theirs === "string" && sent.state === "refused" ? (
        <Conflict
          theirs={JSON.parse(theirs) as Typed}
          mine={typed}
          minutes={shown}
          onTheirs={refresh}
          onMine={() => void save(Number(sent.no.details?.now))}
          no={sent.no}
        />
      ) : (
        <SentStrip
          sent={sent}
          again={() => void again().then(({ state }) => state === "recorded" && refresh())}
          recorded={({ version }) => <Text>{text.saved(version)}</Text>}
        />
      )}
      <Button busy={sent.state === "sending"} disabled={!changed} onPress={() => void save(shown.version)}>
        {text.save}
      </Button>
      <After minutes={shown} about={about} refresh={refresh} />
    </>
  )
}
