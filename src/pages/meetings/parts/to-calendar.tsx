import { useState } from "react"
import { addToCalendar } from "../../../cloud/calendar"
import { Button } from "../../../components/button"
import { Strip } from "../../../components/strip"
import { meetingsCalled } from "../../../text/meetings-called"
import { useText } from "../../../text/use-text"
import type { Meeting } from "./called"

/** The way into the phone's calendar: WeChat's own question, or a file that calendars update by. */
export function ToCalendar({ meeting }: { meeting: Meeting }) {
  const text = useText(meetingsCalled).meeting
  const [done, setDone] = useState<Awaited<ReturnType<typeof addToCalendar>>>()
  const { id, title, place, begins, ends, scope, calendarKey } = meeting
  const link = `/calendar/${id}.ics?in=${encodeURIComponent(scope)}&key=${calendarKey}`
  return (
    <>
      {done === "added" && <Strip kind="done">{text.calendarDone}</Strip>}
      {done === "refused" && <Strip kind="failed">{text.calendarNo}</Strip>}
      <Button kind="plain" onPress={() => void addToCalendar({ title, place, begins, ends, link }).then(setDone)}>
        {text.calendar}
      </Button>
    </>
  )
}
