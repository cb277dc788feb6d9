import { useEffect, useState } from "react"
import { ask } from "../../../cloud/call"
import { useSend } from "../../../cloud/use-send"
import { Bar } from "../../../components/bar"
import { Button } from "../../../components/button"
import { Note, Stack } from "../../../components/card"
import { Heading, Text } from "../../../components/elements"
import { SentStrip } from "../../../components/standing"
import { Strip } from "../../../components/strip"
import { Switch } from "../../../components/switch"
import { membersDesk } from "../../../text/members-desk"
import { useText } from "../../../text/use-text"
import { download } from "./paper"
import { RollColumns } from "./roll-columns"
import type { Look, Told } from "./roll-import"
import { RollRows } from "./roll-rows"

interface LookProps {
  look: Look
  name: string
  onColumns: (columns: Told) => void
  onImported: () => void
}

/** What an import would do, what is wrong, and the import itself. */
export function RollLook({ look, name, onColumns, onImported }: LookProps) {
  const shared = useText()
  const text = useText(membersDesk).roll
  const { added, changed, missing, same, errors, remarks } = look.counts
  const [remove, setRemove] = useState(false)
  const [lost, setLost] = useState(false)
  const { sent, send, again } = useSend("members.importRoll")
  const done = sent.state === "recorded"
  const bring = async () => {
    const outcome = await send({ plan: look.plan, removeMissing: remove })
    if (outcome.state === "recorded") onImported()
  }
  const fetchMarked = async () => {
    setLost(false)
    await download(look.marked ?? "", name.replace(/\.[a-z]+$/i, ".xlsx")).catch(() => setLost(true))
  }
  const nothing = added + changed + (remove ? missing : 0) === 0
  return (
    <Stack>
      <Heading level={3}>{text.found(added, changed, missing)}</Heading>
      {same > 0 && (
        <Note>
          <Text>{text.same(same)}</Text>
        </Note>
      )}
      {errors > 0 && <Strip kind="failed">{text.errors(errors)}</Strip>}
      {remarks > 0 && <Strip kind="waiting">{text.remarks(remarks)}</Strip>}
      {look.unread.length > 0 && <Strip kind="info">{text.unread(look.unread)}</Strip>}
      {look.marked !== undefined && (
        <>
          <Button kind="plain" onPress={() => void fetchMarked()}>
            {text.marked}
          </Button>
          <Note>
            <Text>{text.markedNote}</Text>
          </Note>
          {lost && <Strip kind="failed">{shared.failure.unknown}</Strip>}
        </>
      )}
      {!done && (
        <>
          <RollColumns look={look} onColumns={onColumns} />
          <RollRows rows={look.rows} />
          {missing > 0 && (
            <Switch label={text.remove(missing)} note={text.removeNote} on={remove} onChange={setRemove} />
          )}
        </>
      )}
      {sent.state === "sending" && <Progress plan={look.plan} />}
      <SentStrip
        sent={sent}
        again={again}
        recorded={({ households, spared }) => (
          <Text>{text.done(households) + (spared > 0 ? text.spared(spared) : "")}</Text>
        )}
      />
      {!done &&
        (nothing ? (
          <Strip kind="info">{text.nothing}</Strip>
        ) : (
          <Button busy={sent.state === "sending"} onPress={() => void bring()}>
            {text.import(added, changed, remove ? missing : 0)}
          </Button>
        ))}
    </Stack>
  )
}

/** n of N while the import runs; it goes on when the page is left. */
function Progress({ plan }: { plan: string }) {
  const text = useText(membersDesk).roll
  const [at, setAt] = useState({ done: 0, of: 0 })
  useEffect(() => {
    const look = setInterval(async () => {
      const reply = await ask("members.rollProgress", { plan }).catch(() => undefined)
      if (reply?.ok) setAt(reply.value)
    }, 700)
    return () => clearInterval(look)
  }, [plan])
  const words = text.progress(at.done, at.of)
  return (
    <Bar whole={at.of} parts={[{ size: at.done, kind: "bamboo" }]} label={words}>
      <Text>{words}</Text>
    </Bar>
  )
}
