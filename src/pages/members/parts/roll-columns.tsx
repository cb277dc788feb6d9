import { useState } from "react"
import { fields } from "#cloud/members/roll/fields"
import { Button } from "../../../components/button"
import { Stack } from "../../../components/card"
import { Columns } from "../../../components/columns"
import { Select } from "../../../components/field"
import { membersDesk } from "../../../text/members-desk"
import { useText } from "../../../text/use-text"
import type { Look, Told } from "./roll-import"

/** So many columns may be chosen from: a roll's own stand at the left. */
const most = 30

/** Which column was taken for what, to be put right by hand. */
export function RollColumns({ look, onColumns }: { look: Look; onColumns: (columns: Told) => void }) {
  const text = useText(membersDesk).roll
  const guessed = look.columns[0]?.columns ?? {}
  const [open, setOpen] = useState(false)
  const [told, tell] = useState<Told>({})
  if (!open)
    return (
      <Button kind="text" onPress={() => setOpen(true)}>
        {text.columns}
      </Button>
    )
  const options = Array.from({ length: most }, (_, at) => text.column(at + 1))
  return (
    <Stack>
      <Columns least={200}>
        {fields.map(field => (
          <Select
            key={field}
            label={text.fields[field] ?? field}
            options={options}
            prompt={text.none}
            chosen={(told[field] ?? guessed[field] ?? 0) - 1}
            onChange={at => tell({ ...told, [field]: at + 1 })}
          />
        ))}
      </Columns>
      <Button kind="plain" disabled={Object.keys(told).length === 0} onPress={() => onColumns(told)}>
        {text.lookAgain}
      </Button>
    </Stack>
  )
}
