import { useRouter } from "@tarojs/taro"
import { useReply } from "../../cloud/use-reply"
import { Page } from "../../components/page"
import { Show } from "../../components/standing"
import { meetingsCalling } from "../../text/meetings-calling"
import { useText } from "../../text/use-text"
import { atOf, placed } from "./parts/called"
import { Changing } from "./parts/changing"
import { NewCall } from "./parts/new-call"

/** Calling a meeting: from nothing, from a settled poll, or one that is called already and is changed. */
export default function Calling() {
  const words = useText(meetingsCalling)
  const { meeting = "", poll = "", body = "", at: param } = useRouter().params
  const at = atOf(param)
  const before = useReply("meetings.meeting", meeting ? { meeting, ...placed(at) } : undefined)
  const asked = useReply("meetings.poll", poll ? { poll } : undefined)
  if (meeting && before.state !== "value")
    return (
      <Page where={words.where} title={words.form.changeTitle} wide>
        <Show asked={before}>{() => null}</Show>
      </Page>
    )
  if (meeting && before.value) return <Changing meeting={before.value} at={at} refresh={before.refresh} />
  if (poll && asked.state !== "value")
    return (
      <Page where={words.where} title={words.form.title} wide>
        <Show asked={asked}>{() => null}</Show>
      </Page>
    )
  return <NewCall poll={asked.value} body={body} at={at} />
}
