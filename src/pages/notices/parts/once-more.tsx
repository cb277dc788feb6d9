import type { TemplateKey } from "#cloud/notices/templates/rules"
import { Button } from "../../../components/button"
import { Note } from "../../../components/card"
import { Text } from "../../../components/elements"
import { notices } from "../../../text/notices"
import { useText } from "../../../text/use-text"

export interface OnceMoreProps {
  /** What the person has not agreed to, or not as often as will be told; nothing, and nothing is shown. */
  about: readonly TemplateKey[]
  busy: boolean
  onPress: () => void
}

/** For whoever is told already, and lacks something else: a quiet button to agree to one message more. */
export function OnceMore({ about, busy, onPress }: OnceMoreProps) {
  const text = useText(notices).tell
  if (about.length === 0) return null
  return (
    <>
      <Note>
        <Text>{text.more.why(about.map(template => text.names[template]))}</Text>
      </Note>
      <Button kind="text" small busy={busy} onPress={onPress}>
        {text.more.button}
      </Button>
    </>
  )
}
