import { Note } from "../../../components/card"
import { Text } from "../../../components/elements"
import { chats } from "../../../text/chats"
import { useText } from "../../../text/use-text"

/** Whose group of WeChat the page was opened in; who may vote is said by the roll, as always. */
export function InGroup({ name }: { name: string | undefined }) {
  const text = useText(chats).group
  if (name === undefined) return null
  return (
    <Note>
      <Text>{text.of(name)}</Text>
    </Note>
  )
}
