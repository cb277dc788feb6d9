import { Reason } from "../../../components/reason"
import { meetingsDesk } from "../../../text/meetings-desk"
import { useText } from "../../../text/use-text"

/** Taking a poll back: asks for the reason, which everybody invited will read. */
export function Withdrawing({ poll, onWithdrawn }: { poll: string; onWithdrawn: () => void }) {
  const text = useText(meetingsDesk).settling
  return (
    <Reason
      action="meetings.withdrawPoll"
      input={reason => ({ poll, reason })}
      open={text.withdraw}
      title={text.withdraw}
      label={text.reason}
      example={text.reasonExample}
      need={text.needReason}
      max={100}
      quiet
      send={text.withdrawSend}
      keep={text.keep}
      onDone={onWithdrawn}
    />
  )
}
