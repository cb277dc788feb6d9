import { useReply } from "../../../cloud/use-reply"
import { Section } from "../../../components/card"
import { Empty, Show } from "../../../components/standing"
import { Tile, Tiles } from "../../../components/tiles"
import { members } from "../../../text/members"
import { useText } from "../../../text/use-text"

interface BuildingsProps {
  community: string
  onChoose: (building: { id: string; name: string }) => void
}

/** First tap: the building, under its compound. */
export function Buildings({ community, onChoose }: BuildingsProps) {
  const text = useText(members).landing
  const asked = useReply("members.doors", { community })
  return (
    <Show asked={asked}>
      {({ compounds }) =>
        compounds.length === 0 ? (
          <Empty says={text.noRoll} />
        ) : (
          compounds.map(({ compound, buildings }) => (
            <Section key={compound} title={compound || text.building}>
              <Tiles label={compound || text.building}>
                {buildings.map(({ building, name, households }) => (
                  <Tile
                    key={building}
                    title={text.buildingName(name)}
                    note={text.households(households)}
                    onPress={() => onChoose({ id: building, name: `${compound} ${text.buildingName(name)}`.trim() })}
                  />
                ))}
              </Tiles>
            </Section>
          ))
        )
      }
    </Show>
  )
}

interface DoorsProps {
  community: string
  building: { readonly id: string; readonly name: string }
  onPick: (door: { household: string; name: string }) => void
}

/** Second tap: the door, under its unit. */
export function Doors({ community, building, onPick }: DoorsProps) {
  const text = useText(members).landing
  const asked = useReply("members.doors", { community, building: building.id })
  return (
    <Show asked={asked}>
      {({ units }) => (
        <>
          {units.map(({ unit, doors }) => (
            <Section key={unit} title={text.unit(unit)}>
              <Tiles label={text.unit(unit)}>
                {doors.map(({ household, door }) => (
                  <Tile
                    key={household}
                    title={door}
                    onPress={() =>
                      onPick({ household, name: `${building.name} ${unit === "" ? "" : text.unit(unit)} ${door}` })
                    }
                  />
                ))}
              </Tiles>
            </Section>
          ))}
        </>
      )}
    </Show>
  )
}
