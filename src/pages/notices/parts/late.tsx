import { refusals } from "#cloud/notices/refusals"
import { lateFrom, lateness } from "#cloud/notices/writing/rules"
import type { Instant } from "#cloud/shared/values/instant"
import { Strip } from "../../../components/strip"
import { noticesChannels } from "../../../text/notices-channels"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { momentInWords } from "../../../text/when"

export interface LateProps {
  /** When what the notice tells of begins. */
  when: Instant
  urgent: boolean
  /** When the notice would go out. */
  starts: Instant
}

/** Said beforehand, by the rule that refuses it: that a notice would come too late, or by when it must go out at night. */
export function Late({ when, urgent, starts }: LateProps) {
  const text = useText(noticesChannels).when
  const { language } = useReading()
  const late = lateness({ when, urgent }, starts)
  if (late) return <Strip kind="failed">{refusals[late][language]}</Strip>
  const last = lateFrom({ when, urgent })
  return last === undefined || last === when ? null : (
    <Strip kind="waiting">{text.by(momentInWords(last, language))}</Strip>
  )
}
