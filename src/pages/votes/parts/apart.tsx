import { useEffect, useState } from "react"
import { meant } from "../../../cloud/meant"
import { saidBy } from "../../../cloud/reply"
import { sharesCards } from "../../../cloud/share"
import type { Alone } from "../../../cloud/share-card"
import { useReply } from "../../../cloud/use-reply"
import { Note, Stack } from "../../../components/card"
import { Text, View } from "../../../components/elements"
import { Switch } from "../../../components/switch"
import { motions } from "../../../text/motions"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"

export interface ApartProps {
  on: boolean
  alone: Alone
  onChange: (on: boolean) => void
}

/** Whether the card of this vote can be passed on by who gets it. Not there where cards, or such cards, are not to be had. */
export function Apart(props: ApartProps) {
  return sharesCards ? <Offered {...props} /> : null
}

function Offered({ on, alone, onChange }: ApartProps) {
  const text = useText(motions).apart
  const { language } = useReading()
  const kinds = useReply("chats.cards", {})
  if (!kinds.value?.alone) return null
  const says = { none: "", busy: text.busy, ready: text.ready, failed: text.failed }[alone.state]
  return (
    <Stack>
      <Switch label={text.label} note={text.note} on={on} onChange={onChange} />
      <View live="polite">
        {says && (
          <Note>
            <Text>{alone.state === "failed" && alone.no ? saidBy(alone.no, language) : says}</Text>
          </Note>
        )}
      </View>
    </Stack>
  )
}

/** Whether the card this page was opened with says that it was meant for whoever is here. */
export const useMeant = (params: Readonly<Record<string, string | undefined>>): boolean | undefined => {
  const [says, setSays] = useState<boolean>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page is opened
  useEffect(() => {
    if (params.alone) void meant(params).then(setSays)
  }, [])
  return says
}

/** What somebody is told whom the card was not meant for; who may vote is said by the roll, as always. */
export function NotMeant({ says }: { says: boolean | undefined }) {
  const text = useText(motions).apart
  if (says !== false) return null
  return (
    <Note>
      <Text>{text.notMeant}</Text>
    </Note>
  )
}
