import { Card, Note } from "../../../components/card"
import { Text } from "../../../components/elements"
import { Figure } from "../../../components/figure"
import { hall as words } from "../../../text/hall"
import { useText } from "../../../text/use-text"
import type { Hall } from "./hall"

/** The code of this half minute, to be read out. */
export function DeskCode({ hall }: { hall: Hall }) {
  const text = useText(words).desk
  if (!hall.code) return null
  const { code } = hall.code
  return (
    <Card>
      <Figure label={text.code} value={`${code.slice(0, 3)} ${code.slice(3)}`} />
      <Note>
        <Text>{text.codeNote}</Text>
      </Note>
    </Card>
  )
}
