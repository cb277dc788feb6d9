import { type No, saidBy } from "../../../cloud/reply"
import { Button } from "../../../components/button"
import { Card, Section } from "../../../components/card"
import { Columns } from "../../../components/columns"
import { Strip } from "../../../components/strip"
import { minutesDesk } from "../../../text/minutes-desk"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import type { Minutes, Typed } from "../minutes-writing"
import { Written } from "./written"

interface ConflictProps {
  theirs: Typed
  mine: Typed
  minutes: Minutes
  no: No
  onTheirs: () => void
  onMine: () => void
}

/** Two people have written at once: both texts, side by side, and the choice. */
export function Conflict({ theirs, mine, minutes: shown, no, onTheirs, onMine }: ConflictProps) {
  const text = useText(minutesDesk).conflict
  const { language } = useReading()
  return (
    <Section title={text.title}>
      <Strip kind="failed">{saidBy(no, language)}</Strip>
      <Columns least={420}>
        <Card title={text.theirs}>
          <Written minutes={{ ...shown, typed: theirs }} />
          <Button kind="plain" onPress={onTheirs}>
            {text.takeTheirs}
          </Button>
        </Card>
        <Card title={text.mine}>
          <Written minutes={{ ...shown, typed: mine }} />
          <Button kind="plain" onPress={onMine}>
            {text.keepMine}
          </Button>
        </Card>
      </Columns>
    </Section>
  )
}
