import { useState } from "react"
import { Button } from "../../../components/button"
import { Choice } from "../../../components/choice"
import { Text, View } from "../../../components/elements"
import { money } from "../../../text/money"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { votes } from "../../../text/votes"
import type { Option } from "./vote"

export interface ProjectProps {
  option: Option
  chosen: boolean
  onChange: (chosen: boolean) => void
  /** All there is to say at once, for one project a screen. */
  whole?: boolean | undefined
}

/** One project on the ballot: a tap anywhere on it chooses it; its details open in place. */
export function Project({ option, chosen, onChange, whole }: ProjectProps) {
  const text = useText(votes).ballot
  const { language } = useReading()
  const [open, setOpen] = useState(false)
  const { title, cost, place, summary, details } = option
  return (
    <Choice
      title={title}
      aside={money(cost, language)}
      note={
        <>
          {place && <View>{place}</View>}
          {summary && <View>{summary}</View>}
        </>
      }
      chosen={chosen}
      onChange={onChange}
      more={
        details && (
          <>
            {(open || whole) && <Text>{details}</Text>}
            {!whole && (
              <Button
                kind="text"
                small
                onPress={() => setOpen(!open)}
                label={`${open ? text.less : text.details} · ${title}`}
              >
                {open ? text.less : text.details}
              </Button>
            )}
          </>
        )
      }
    />
  )
}
