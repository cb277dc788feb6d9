import { useEffect, useState } from "react"
import { useReply } from "../../../cloud/use-reply"
import { Button } from "../../../components/button"
import { Note, Stack } from "../../../components/card"
import { Text } from "../../../components/elements"
import { Field } from "../../../components/field"
import { List } from "../../../components/list"
import { Empty, Show } from "../../../components/standing"
import { membersDesk } from "../../../text/members-desk"
import { useText } from "../../../text/use-text"
import { RollHousehold } from "./roll-household"

/** After the last key, before it is asked for, in ms. */
const pause = 400

/** Finds households by door, name or telephone. `version` of the roll: another one is asked for again. */
export function RollSearch({ version }: { version: string }) {
  const text = useText(membersDesk).roll
  const [typed, type] = useState("")
  const [find, setFind] = useState("")
  useEffect(() => {
    const wait = setTimeout(() => setFind(typed.trim()), pause)
    return () => clearTimeout(wait)
  }, [typed])
  return (
    <Stack>
      <Field
        label={text.search}
        hint={text.searchHint}
        example={text.searchExample}
        value={typed}
        onChange={type}
        max={40}
        onEnter={() => setFind(typed.trim())}
      />
      <Found key={`${version} ${find}`} find={find} />
    </Stack>
  )
}

function Found({ find, after }: { find: string; after?: string }) {
  const desk = useText(membersDesk)
  const text = desk.roll
  const asked = useReply("members.roll", { find, limit: 20, ...(after !== undefined && { after }) })
  const [more, showMore] = useState(false)
  return (
    <Show asked={asked}>
      {({ households, found, next }) =>
        households.length === 0 ? (
          <Empty says={find === "" ? text.empty : text.nobody} />
        ) : (
          <>
            {after === undefined && (
              <Note>
                <Text>{text.count(found)}</Text>
              </Note>
            )}
            <List>
              {households.map(one => (
                <RollHousehold key={one.household} household={one} refresh={asked.refresh} />
              ))}
            </List>
            {next !== undefined &&
              (more ? (
                <Found find={find} after={next} />
              ) : (
                <Button kind="text" onPress={() => showMore(true)}>
                  {desk.more}
                </Button>
              ))}
          </>
        )
      }
    </Show>
  )
}
