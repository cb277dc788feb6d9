import { Reason } from "../../../components/reason"
import { noticesDesk } from "../../../text/notices-desk"
import { useText } from "../../../text/use-text"

/** Withdrawing a notice: asks for the reason, which everybody who has it will read in its place. */
export function Withdrawing({ notice, onWithdrawn }: { notice: string; onWithdrawn: () => void }) {
  const text = useText(noticesDesk).report
  return (
    <Reason
      action="notices.withdraw"
      input={reason => ({ notice, reason })}
      open={text.withdraw}
      title={text.withdraw}
      label={text.withdrawWhy}
      example={text.reasonExample}
      need={text.needReason}
      max={200}
      quiet
      send={text.withdrawSend}
      keep={text.keep}
      onDone={onWithdrawn}
    />
  )
}
