import { useState } from "react"
import { problemWords } from "#cloud/members/roll/problem-words"
import { filled } from "#cloud/shared/refusal"
import { Button } from "../../../components/button"
import { Note } from "../../../components/card"
import { Text } from "../../../components/elements"
import { List, Row } from "../../../components/list"
import { type MarkKind, State } from "../../../components/mark"
import { membersDesk } from "../../../text/members-desk"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import type { Look } from "./roll-import"

type Line = Look["rows"][number]

const kinds: Readonly<Record<Line["what"], MarkKind>> = {
  error: "failed",
  remark: "waiting",
  changed: "info",
  missing: "waiting",
  added: "done",
}
/** So many rows are shown before somebody asks for all of them. */
const first = 8

/** What is wrong first, then what changes, comes and is missing. */
export function RollRows({ rows }: { rows: readonly Line[] }) {
  const text = useText(membersDesk).roll
  const [all, showAll] = useState(false)
  if (rows.length === 0) return null
  return (
    <>
      <List label={text.rows}>
        {rows.slice(0, all ? rows.length : first).map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows of one look do not move
          <LookRow key={at} line={line} />
        ))}
      </List>
      {!all && rows.length > first && (
        <Button kind="text" onPress={() => showAll(true)}>
          {text.rows}
        </Button>
      )}
      {all && rows.length === 200 && (
        <Note>
          <Text>{text.firstRows(rows.length)}</Text>
        </Note>
      )}
    </>
  )
}

function LookRow({ line }: { line: Line }) {
  const desk = useText(membersDesk)
  const text = desk.roll
  const { language } = useReading()
  const place = text.row(line.sheet, line.row)
  const reasons = line.problems.map(({ code, row }) => {
    const words = problemWords[code as keyof typeof problemWords]
    return words ? filled(words[language], { row: row ?? 0 }) : code
  })
  if (line.fields.length > 0) reasons.push(text.changes(line.fields.map(field => text.fields[field] ?? field)))
  return (
    <Row
      title={desk.door(line) || place}
      note={[place, ...reasons].join(" · ")}
      state={<State kind={kinds[line.what]}>{text.what[line.what]}</State>}
    />
  )
}
