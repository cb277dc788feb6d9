import { useRouter } from "@tarojs/taro"
import { useState } from "react"
import type { Value } from "../../cloud/contracts"
import { useReply } from "../../cloud/use-reply"
import { Button } from "../../components/button"
import { Section } from "../../components/card"
import { View } from "../../components/elements"
import { List, Row } from "../../components/list"
import { State } from "../../components/mark"
import { Page } from "../../components/page"
import { Empty, Show } from "../../components/standing"
import { Strip } from "../../components/strip"
import { minutes } from "../../text/minutes"
import { useReading } from "../../text/reading"
import { useText } from "../../text/use-text"
import { dayInWords } from "../../text/when"
import { Ending, Reopening } from "./parts/ending-followup"

type Followup = Value<"meetings.followups">["followups"][number]

/** What was agreed on: mine first, then all; late ones on top. */
export default function Followups() {
  const text = useText(minutes).followups
  const { at, body } = useRouter().params
  const seated = at === "street" ? { at: "street" as const } : {}
  const asked = useReply("meetings.followups", { ...seated, ...(body && { body }) })
  return (
    <Page where={text.where} title={text.title} lead={text.lead}>
      <Show asked={asked}>
        {({ followups, more }) => {
          const mine = followups.filter(one => one.mine && one.standing !== "done")
          const others = followups.filter(one => !mine.includes(one))
          if (followups.length === 0) return <Empty says={text.none} example={text.noneExample} />
          return (
            <>
              {mine.length > 0 && (
                <Section title={text.mineTitle}>
                  <Rows label={text.mineTitle} all={mine} seated={seated} changed={asked.refresh} />
                </Section>
              )}
              {others.length > 0 && (
                <Section title={text.allTitle}>
                  <Rows label={text.allTitle} all={others} seated={seated} changed={asked.refresh} />
                </Section>
              )}
              {more && <Strip kind="info">{text.more}</Strip>}
            </>
          )
        }}
      </Show>
    </Page>
  )
}

interface RowsProps {
  label: string
  all: readonly Followup[]
  seated: { at?: "street" }
  changed: () => void
}

function Rows({ label, all, seated, changed }: RowsProps) {
  const text = useText(minutes)
  const { language } = useReading()
  const [open, setOpen] = useState<string>()
  const done = () => {
    setOpen(undefined)
    changed()
  }
  const noteOf = ({ who, by, done: ended, reopened }: Followup): string =>
    ended
      ? `${who} · ${text.followups.doneOn(dayInWords(ended.at, language), ended.note)}`
      : [
          text.followups.due(who, dayInWords(by, language)),
          ...(reopened[0] ? [text.followups.reopened(dayInWords(reopened[0].at, language), reopened[0].reason)] : []),
        ].join(" · ")
  return (
    <List label={label}>
      {all.map(one =>
        open === one.id ? (
          <View key={one.id} role="listitem">
            {one.mayEnd ? (
              <Ending followup={one} seated={seated} done={done} />
            ) : (
              <Reopening followup={one} seated={seated} done={done} />
            )}
          </View>
        ) : (
          <Row
            key={one.id}
            title={one.what}
            note={noteOf(one)}
            state={
              <State kind={one.standing === "done" ? "done" : one.standing === "late" ? "failed" : "waiting"}>
                {text.standing[one.standing]}
              </State>
            }
            verb={
              (one.mayEnd || one.mayReopen) && (
                <Button
                  kind="plain"
                  small
                  label={`${one.mayEnd ? text.followups.end : text.followups.reopen} · ${one.what}`}
                  onPress={() => setOpen(one.id)}
                >
                  {one.mayEnd ? text.followups.end : text.followups.reopen}
                </Button>
              )
            }
          />
        ),
      )}
    </List>
  )
}
