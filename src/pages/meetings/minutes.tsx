import { useRouter } from "@tarojs/taro"
import { useReply } from "../../cloud/use-reply"
import { useSend } from "../../cloud/use-send"
import { Button } from "../../components/button"
import { Section } from "../../components/card"
import { go } from "../../components/go"
import { List, Row } from "../../components/list"
import { State } from "../../components/mark"
import { Page } from "../../components/page"
import { Empty, SentStrip, Show } from "../../components/standing"
import { minutes } from "../../text/minutes"
import { useReading } from "../../text/reading"
import { useText } from "../../text/use-text"
import { dayInWords, lastDayInWords } from "../../text/when"
import { TemplatePart } from "./parts/template-part"

/** All minutes, newest first: those that wait for me, those being written, those in public. */
export default function MinutesList() {
  const text = useText(minutes)
  const { language } = useReading()
  const { at } = useRouter().params
  const seated = at === "street" ? { at: "street" as const } : {}
  const asked = useReply("meetings.minutesList", seated)
  const me = useReply("members.me", {})
  const desk = me.value?.member?.roles.some(role => role === "staff" || role === "committee") ?? false
  const { sent, send, again } = useSend("meetings.draftMinutes")
  const address = (meeting: string) => `meeting=${meeting}${at === "street" ? "&at=street" : ""}`
  const draft = async (meeting: string) => {
    const { state } = await send({ ...seated, meeting })
    if (state === "recorded") go(`/pages/meetings/minutes-writing?${address(meeting)}`)
  }
  return (
    <Page where={text.where} title={text.list.title} lead={text.list.lead} wide={desk}>
      <SentStrip sent={sent} again={() => void again()} />
      <Show asked={asked}>
        {({ minutes: all, undrafted }) => (
          <>
            {undrafted.length > 0 && (
              <Section title={text.list.undrafted}>
                <List label={text.list.undrafted}>
                  {undrafted.map(one => (
                    <Row
                      key={one.meeting}
                      title={one.title}
                      note={dayInWords(one.begins, language)}
                      verb={
                        <Button
                          small
                          label={`${text.list.draft} · ${one.title}`}
                          busy={sent.state === "sending"}
                          onPress={() => void draft(one.meeting)}
                        >
                          {text.list.draft}
                        </Button>
                      }
                    />
                  ))}
                </List>
              </Section>
            )}
            {all.length === 0 ? (
              <Empty says={text.list.none} example={text.list.noneExample} />
            ) : (
              <List label={text.list.title}>
                {all.map(one => (
                  <Row
                    key={one.meeting}
                    title={one.title}
                    note={[
                      one.body,
                      dayInWords(one.begins, language),
                      one.until && text.list.until(lastDayInWords(one.until, language)),
                    ]
                      .filter(Boolean)
                      .join(" · ")}
                    state={
                      <State kind={one.mine ? "waiting" : one.state === "frozen" ? "decided" : "info"}>
                        {one.mine ? text.list.mine : text.state[one.state]}
                      </State>
                    }
                    to={`/pages/meetings/${one.mine ? "confirming" : one.inside ? "minutes-writing" : "published"}?${address(one.meeting)}`}
                  />
                ))}
              </List>
            )}
          </>
        )}
      </Show>
      <Button kind="plain" to={`/pages/meetings/followups${at === "street" ? "?at=street" : ""}`}>
        {text.list.actions}
      </Button>
      {desk && <TemplatePart seated={seated} />}
    </Page>
  )
}
