import { useCommunity } from "../../../cloud/community"
import { useBodies } from "../../../cloud/use-bodies"
import { useReply } from "../../../cloud/use-reply"
import { Button } from "../../../components/button"
import { Section } from "../../../components/card"
import { Choice, Choices } from "../../../components/choice"
import { Text, View } from "../../../components/elements"
import { Show } from "../../../components/standing"
import { Strip } from "../../../components/strip"
import { noticesDesk } from "../../../text/notices-desk"
import { useText } from "../../../text/use-text"
import type { Draft, Roles } from "./draft"
import "./audience.scss"

const kinds = ["community", "buildings", "roles", "body"] as const
const offered = [
  "council",
  "committee",
  "oversight",
  "partyOrganization",
  "ownersCommittee",
  "propertyCompany",
  "volunteerCoordinator",
  "staff",
] as const satisfies Roles

const toggled = <T,>(all: readonly T[], one: T): T[] =>
  all.includes(one) ? all.filter(other => other !== one) : [...all, one]

export interface AudienceProps {
  draft: Draft
  onChange: (some: Partial<Draft>) => void
  error: string | undefined
}

/** Choosing whom a notice is for: everybody, some buildings, or people by role. */
export function Audience({ draft, onChange, error }: AudienceProps) {
  const text = useText(noticesDesk).writing
  const { to, roles, buildings, body } = draft
  return (
    <Section title={text.for}>
      <Choices of="one" label={text.for} tight>
        {kinds.map(kind => (
          <Choice
            key={kind}
            of="one"
            title={text.to[kind]}
            chosen={to === kind}
            onChange={() => onChange({ to: kind })}
          />
        ))}
      </Choices>
      {to === "roles" && (
        <Choices label={text.to.roles} tight>
          {offered.map(role => (
            <Choice
              key={role}
              title={text.role[role]}
              chosen={roles.includes(role)}
              onChange={() => onChange({ roles: toggled(roles, role) })}
            />
          ))}
        </Choices>
      )}
      {to === "body" && <Bodies chosen={body} onChoose={one => onChange({ body: one })} />}
      {to === "buildings" && <Buildings chosen={buildings} onChoose={some => onChange({ buildings: some })} />}
      {error && <Strip kind="failed">{error}</Strip>}
    </Section>
  )
}

function Bodies({ chosen, onChoose }: { chosen: string; onChoose: (body: string) => void }) {
  const text = useText(noticesDesk).writing
  const asked = useBodies()
  return (
    <Show asked={asked}>
      {bodies => (
        <Choices of="one" label={text.to.body}>
          {bodies.map(({ body, name }) => (
            <Choice key={body} of="one" title={name} chosen={chosen === body} onChange={() => onChoose(body)} />
          ))}
        </Choices>
      )}
    </Show>
  )
}

/** Which buildings, compound by compound as the roll has them; all of a compound by one tap. */
function Buildings({ chosen, onChoose }: { chosen: readonly string[]; onChoose: (buildings: string[]) => void }) {
  const text = useText(noticesDesk).writing
  const community = useCommunity()
  const doors = useReply("members.doors", community && { community: community.id })
  return (
    <Show asked={doors}>
      {({ compounds }) => (
        <View className="places">
          <Text>{text.chosen(chosen.length)}</Text>
          {compounds.map(({ compound, buildings }) => {
            const all = buildings.map(({ building }) => building as string)
            const whole = all.every(one => chosen.includes(one))
            const others = chosen.filter(one => !all.includes(one))
            const press = whole ? text.noneOf(compound) : text.allOf(compound)
            return (
              <View key={compound} className="places">
                <Button kind="text" small onPress={() => onChoose(whole ? others : [...others, ...all])}>
                  {press}
                </Button>
                <Choices label={compound || text.to.buildings} tight>
                  {buildings.map(({ building, name }) => (
                    <Choice
                      key={building}
                      title={text.building(name, "")}
                      chosen={chosen.includes(building)}
                      onChange={() => onChoose(toggled(chosen, building as string))}
                    />
                  ))}
                </Choices>
              </View>
            )
          })}
        </View>
      )}
    </Show>
  )
}
