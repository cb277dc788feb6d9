import { useReply } from "../../../cloud/use-reply"
import { Button } from "../../../components/button"
import { Card } from "../../../components/card"
import { Text, View } from "../../../components/elements"
import { Show } from "../../../components/standing"
import { noticesDesk } from "../../../text/notices-desk"
import { useText } from "../../../text/use-text"
import { type Draft, draftOf } from "./draft"

export interface OtherProps {
  notice: string
  /** Their draft, to go on with; or only its edition, when mine is kept. */
  onUse: (theirs: Draft) => void
  onKeep: (of: NonNullable<Draft["of"]>) => void
}

/** Somebody has changed the draft meanwhile: both texts are on the screen, and neither disappears unasked. */
export function Other({ notice, onUse, onKeep }: OtherProps) {
  const text = useText(noticesDesk).writing
  const asked = useReply("notices.draft", { notice })
  return (
    <Card kind="seal" title={text.other}>
      <Text>{text.otherNote}</Text>
      <Show asked={asked}>
        {theirs => (
          <>
            <View>
              <Text>{theirs.title}</Text>
            </View>
            <View>
              <Text>{theirs.text}</Text>
            </View>
            <Button kind="plain" onPress={() => onUse(draftOf(theirs))}>
              {text.useOther}
            </Button>
            <Button kind="text" onPress={() => onKeep({ notice, edition: theirs.edition })}>
              {text.keepMine}
            </Button>
          </>
        )}
      </Show>
    </Card>
  )
}
