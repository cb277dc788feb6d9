import { type ReactNode, useEffect, useId } from "react"
import { useCommunity } from "../cloud/community"
import { type No, saidBy } from "../cloud/reply"
import { useOnline } from "../cloud/use-online"
import type { Asked } from "../cloud/use-reply"
import type { Sent } from "../cloud/use-send"
import { useReading } from "../text/reading"
import { useText } from "../text/use-text"
import { Button } from "./button"
import { Text, View } from "./elements"
import { Guard } from "./guard"
import { intoView } from "./into-view"
import { Mark } from "./mark"
import { Strip } from "./strip"
import "./standing.scss"

/** Nothing here yet: one sentence, one button, one example. */
export const Empty = ({
  says,
  example,
  action,
}: {
  says: string
  example?: string | undefined
  action?: ReactNode
}) => (
  <View className="empty">
    <Text className="empty__says">{says}</Text>
    {example && <Text className="empty__example">{example}</Text>}
    {action}
  </View>
)

/** Being fetched: the shape of what will come, and the word for it. */
export function Loading() {
  const text = useText()
  return (
    <View className="loading" role="status" live="polite">
      <View className="loading__line" silent />
      <View className="loading__line loading__line--short" silent />
      <Text className="loading__word">{text.loading}</Text>
    </View>
  )
}

/** Could not be shown: why, and the one thing that helps. */
export function Failure({ no, onRetry }: { no?: No | undefined; onRetry: () => void }) {
  const text = useText()
  const { language } = useReading()
  const online = useOnline()
  return (
    <View className="failure" role="alert">
      <Mark kind="failed" />
      <Text className="failure__says">
        {no ? saidBy(no, language) : online ? text.failure.unknown : text.failure.offline}
      </Text>
      <WayIn no={no} />
      <Button kind="plain" onPress={onRetry}>
        {text.retry}
      </Button>
    </View>
  )
}

/** Whoever is not known here, or not any more, is led to where they can be. */
function WayIn({ no }: { no?: No | undefined }) {
  const text = useText()
  const community = useCommunity()?.id
  if (no?.code !== "house.whoAreYou" && no?.code !== "house.joinFirst") return null
  return (
    <Button kind="plain" to={community ? `/pages/members/landing?community=${community}` : "/pages/home/index"}>
      {text.wayIn}
    </Button>
  )
}

/** What was asked for, in whatever state it is: loading, failed, or here. */
export function Show<V>({ asked, children }: { asked: Asked<V>; children: (value: V) => ReactNode }) {
  if (asked.state === "loading") return <Loading />
  if (asked.state === "failure") return <Failure no={asked.no} onRetry={asked.refresh} />
  const retry = (again: () => void) => () => {
    again()
    asked.refresh()
  }
  return (
    <Guard instead={again => <Mishap onRetry={retry(again)} />}>
      <Shown value={asked.value}>{children}</Shown>
    </Guard>
  )
}

/** Drawn as a component of its own, so that a mistake in it is caught by the guard above. */
const Shown = <V,>({ value, children }: { value: V; children: (value: V) => ReactNode }) => <>{children(value)}</>

/** Our mistake, said as such. */
export function Mishap({ onRetry }: { onRetry: () => void }) {
  const text = useText()
  return (
    <View className="failure" role="alert">
      <Mark kind="failed" />
      <Text className="failure__says">{text.failure.mishap}</Text>
      <Button kind="plain" onPress={onRetry}>
        {text.retry}
      </Button>
    </View>
  )
}

export interface SentStripProps<V> {
  sent: Sent<V>
  again: () => void
  /** What to say once it is recorded: its number, and what comes next. */
  recorded?: ((value: V) => ReactNode) | undefined
}

/** Where something sent stands, in its honest words, brought into view when it comes. Nothing while nothing was sent. */
export function SentStrip<V>({ sent, again, recorded }: SentStripProps<V>) {
  const text = useText().sending
  const { language } = useReading()
  const id = `sent${useId().replaceAll(/\W/g, "")}`
  const said = sent.state !== "idle" && sent.state !== "sending"
  useEffect(() => {
    if (said) intoView(id)
  }, [said, id])
  const retry = (
    <Button kind="text" small onPress={again}>
      {text.again}
    </Button>
  )
  if (sent.state === "unsent")
    return (
      <Strip id={id} kind="failed" title={text.unsent} action={retry}>
        {text.unsentWhy}
      </Strip>
    )
  if (sent.state === "waiting")
    return (
      <Strip id={id} kind="waiting" title={text.waiting} action={retry}>
        {text.waitingWhy}
      </Strip>
    )
  if (sent.state === "refused")
    return (
      <Strip id={id} kind="failed" action={<WayIn no={sent.no} />}>
        {saidBy(sent.no, language)}
      </Strip>
    )
  if (sent.state === "recorded")
    return (
      <Strip id={id} kind="done" title={text.recorded}>
        {recorded?.(sent.value)}
      </Strip>
    )
  return null
}
