import { useSend } from "../../../cloud/use-send"
import { Button } from "../../../components/button"
import { SentStrip } from "../../../components/standing"
import { Strip } from "../../../components/strip"
import { hall as words } from "../../../text/hall"
import { useText } from "../../../text/use-text"
import type { Address, Hall } from "./hall"

/** Written mandates, told to both sides with the other's name. */
export function Proxies({ hall, address, refresh }: { hall: Hall; address: Address; refresh: () => void }) {
  const text = useText(words).live
  const { sent, send, again } = useSend("meetings.takeProxyBack")
  const after = (outcome: { state: string }) => outcome.state === "recorded" && refresh()
  const over = hall.state === "closed" || hall.state === "cancelled"
  const concerned = hall.mine.filter(({ proxyTo, proxyFrom }) => proxyTo !== undefined || proxyFrom.length > 0)
  return (
    <>
      {concerned.map(({ seat, proxyTo, proxyFrom }) => (
        <Strip
          key={seat}
          kind="info"
          action={
            proxyTo !== undefined &&
            !over && (
              <Button
                kind="text"
                small
                busy={sent.state === "sending"}
                onPress={() => void send({ ...address, seat }).then(after)}
              >
                {text.proxyBack}
              </Button>
            )
          }
        >
          {[
            proxyTo !== undefined && text.proxyTo(proxyTo),
            proxyFrom.length > 0 && text.proxyFrom(proxyFrom.join("、")),
          ]
            .filter(Boolean)
            .join(" ")}
        </Strip>
      ))}
      {sent.state !== "idle" && sent.state !== "sending" && (
        <SentStrip sent={sent} again={() => void again().then(after)} recorded={() => text.proxyGone} />
      )}
    </>
  )
}
