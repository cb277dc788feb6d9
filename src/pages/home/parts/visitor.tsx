import type { Value } from "../../../cloud/contracts"
import { Button } from "../../../components/button"
import { Card } from "../../../components/card"
import { Text } from "../../../components/elements"
import { Strip } from "../../../components/strip"
import { home } from "../../../text/home"
import { useText } from "../../../text/use-text"

/** Somebody who has found the community and not joined it: the way in, or where their request stands. */
export function Visitor({ community, request }: { community: string; request: Value<"members.me">["request"] }) {
  const text = useText(home).newcomer
  if (request?.state === "waiting")
    return (
      <Strip kind="waiting" title={text.waiting}>
        {text.waitingNote}
      </Strip>
    )
  return (
    <>
      {request?.state === "declined" && (
        <Strip kind="failed" title={text.declined}>
          {request.reason}
        </Strip>
      )}
      <Card kind="seal">
        <Text>{text.joinNote}</Text>
        <Button to={`/pages/members/landing?community=${community}`}>{text.join}</Button>
      </Card>
    </>
  )
}
