import { useCommunity } from "../../../cloud/community"
import { useReply } from "../../../cloud/use-reply"
import { Section } from "../../../components/card"
import { Choice, Choices } from "../../../components/choice"
import { Show } from "../../../components/standing"
import { Strip } from "../../../components/strip"
import { noticesDesk } from "../../../text/notices-desk"
import { useText } from "../../../text/use-text"
import type { Draft, Roles } from "./draft"

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
      <Choices of="one" label={text.for}>
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
        <Choices label={text.to.roles}>
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
      {to === "buildings" && (
        <Buildings chosen={buildings} onToggle={one => onChange({ buildings: toggled(buildings, one) })} />
      )}
      {error && <Strip kind="failed">{error}</Strip>}
    </Section>
  )
}

function Bodies({ chosen, onChoose }: { chosen: string; onChoose: (body: string) => void }) {
  const text = useText(noticesDesk).writing
  const asked = useReply("councils.bodies", {})
  return (
    <Show asked={asked}>
      {({ bodies }) => (
        <Choices of="one" label={text.to.body}>
          {bodies.map(({ body, name }) => (
            <Choice key={body} of="one" title={name} chosen={chosen === body} onChange={() => onChoose(body)} />
          ))}
        </Choices>
      )}
    </Show>
  )
}

function Buildings({ chosen, onToggle }: { chosen: readonly string[]; onToggle: (building: string) => void }) {
  const text = useText(noticesDesk).writing
  const community = useCommunity()
  const doors = useReply("members.doors", community && { community: community.id })
  return (
    <Show asked={doors}>
      {({ compounds }) => (
        <Choices label={text.to.buildings}>
          {compounds.flatMap(({ compound, buildings }) =>
            buildings.map(({ building, name }) => (
              <Choice
                key={building}
                title={text.building(name, compound)}
                chosen={chosen.includes(building)}
                onChange={() => onToggle(building)}
              />
            )),
          )}
        </Choices>
      )}
    </Show>
  )
}
