import { useState } from "react"
import { useReply } from "../../../cloud/use-reply"
import { Button } from "../../../components/button"
import { Note, Section } from "../../../components/card"
import { List, Row } from "../../../components/list"
import { Show } from "../../../components/standing"
import { noticesChannels } from "../../../text/notices-channels"
import { noticesDesk } from "../../../text/notices-desk"
import { useText } from "../../../text/use-text"

/** Where nobody has heard a notice yet, by building in the order of the roll, and what to take along. */
export function Unheard({ notice }: { notice: string }) {
  const text = useText(noticesChannels).report
  const [open, setOpen] = useState(false)
  return (
    <Section title={text.unheard}>
      <Note>{text.unheardNote}</Note>
      {open ? (
        <Buildings notice={notice} />
      ) : (
        <Button kind="plain" onPress={() => setOpen(true)}>
          {text.ask}
        </Button>
      )}
    </Section>
  )
}

/** The buildings of a notice with how many doors must be told, each with its list. `before`: it has not gone out. */
export function Buildings({ notice, before = false }: { notice: string; before?: boolean | undefined }) {
  const text = useText(noticesChannels).report
  const { writing } = useText(noticesDesk)
  const asked = useReply("notices.unheard", { notice })
  return (
    <Show asked={asked}>
      {({ buildings }) => {
        const left = buildings.filter(({ silent, unjoined }) => silent + unjoined > 0)
        if (buildings.length === 0) return <Note>{text.noPlaces}</Note>
        if (left.length === 0) return <Note>{before ? text.noneBefore : text.none}</Note>
        return (
          <>
            {left.length > 1 && (
              <Button kind="plain" to={`/pages/notices/visit?notice=${notice}`}>
                {text.allLists(left.length)}
              </Button>
            )}
            <List label={text.unheard}>
              {left.map(({ building, compound, name, doors, silent, unjoined }) => (
                <Row
                  key={building}
                  title={writing.building(name, compound)}
                  note={text.row(silent, unjoined, doors)}
                  verb={
                    <Button
                      kind="plain"
                      small
                      to={`/pages/notices/visit?notice=${notice}&building=${building}`}
                      label={`${text.list} · ${writing.building(name, compound)}`}
                    >
                      {text.list}
                    </Button>
                  }
                />
              ))}
            </List>
          </>
        )
      }}
    </Show>
  )
}
