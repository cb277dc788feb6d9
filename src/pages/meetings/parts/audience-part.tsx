import { useCommunity } from "../../../cloud/community"
import type { Input } from "../../../cloud/contracts"
import { useBodies } from "../../../cloud/use-bodies"
import { useReply } from "../../../cloud/use-reply"
import { Section } from "../../../components/card"
import { Choice, Choices } from "../../../components/choice"
import { Text } from "../../../components/elements"
import { Show } from "../../../components/standing"
import { Strip } from "../../../components/strip"
import { meetingsDesk } from "../../../text/meetings-desk"
import { useText } from "../../../text/use-text"

type Audience = NonNullable<Input<"meetings.openPoll">["audience"]>
export type Roles = Extract<Audience, { to: "roles" }>["roles"]

/** For whom a poll is, while it is being filled in. */
export interface Asked {
  readonly to: "body" | "community" | "roles" | "buildings"
  readonly body?: string | undefined
  readonly roles: Roles
  readonly buildings: readonly string[]
}

/** Gives the body or the audience that is asked, or undefined while nobody is chosen. */
export const askedOf = ({
  to,
  body,
  roles,
  buildings,
}: Asked): { body: string } | { audience: Audience } | undefined => {
  if (to === "body") return body === undefined ? undefined : { body }
  if (to === "community") return { audience: { to } }
  if (to === "roles") return roles.length > 0 ? { audience: { to, roles } } : undefined
  return buildings.length > 0 ? { audience: { to, buildings: [...buildings] } } : undefined
}

const kinds = ["body", "community", "roles", "buildings"] as const
const offered = [
  "council",
  "committee",
  "oversight",
  "partyOrganization",
  "ownersCommittee",
  "propertyCompany",
] as const satisfies Roles

const toggled = <T,>(all: readonly T[], one: T): T[] =>
  all.includes(one) ? all.filter(other => other !== one) : [...all, one]

export interface AudiencePartProps {
  asked: Asked
  onChange: (asked: Asked) => void
  error: string | undefined
}

/** Choosing who is asked: a body, everybody, people by role, or buildings. */
export function AudiencePart({ asked, onChange, error }: AudiencePartProps) {
  const text = useText(meetingsDesk).opening
  return (
    <Section title={text.for}>
      <Choices of="one" label={text.for}>
        {kinds.map(to => (
          <Choice
            key={to}
            of="one"
            title={text.to[to]}
            chosen={asked.to === to}
            onChange={() => onChange({ ...asked, to })}
          />
        ))}
      </Choices>
      {asked.to === "body" && <Bodies chosen={asked.body} onPick={body => onChange({ ...asked, body })} />}
      {asked.to === "roles" && (
        <Choices label={text.to.roles}>
          {offered.map(role => (
            <Choice
              key={role}
              title={text.role[role]}
              chosen={asked.roles.includes(role)}
              onChange={() => onChange({ ...asked, roles: toggled(asked.roles, role) })}
            />
          ))}
        </Choices>
      )}
      {asked.to === "buildings" && (
        <Buildings
          chosen={asked.buildings}
          onToggle={one => onChange({ ...asked, buildings: toggled(asked.buildings, one) })}
        />
      )}
      {error && <Strip kind="failed">{error}</Strip>}
    </Section>
  )
}

function Buildings({ chosen, onToggle }: { chosen: readonly string[]; onToggle: (building: string) => void }) {
  const text = useText(meetingsDesk).opening
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

function Bodies({ chosen, onPick }: { chosen: string | undefined; onPick: (body: string) => void }) {
  const text = useText(meetingsDesk).opening
  const asked = useBodies()
  return (
    <Show asked={asked}>
      {bodies =>
        bodies.length === 0 ? (
          <Text>{text.noBodies}</Text>
        ) : (
          <Choices of="one" label={text.to.body}>
            {bodies.map(({ body, name, seats, vacant }) => (
              <Choice
                key={body}
                of="one"
                title={name}
                aside={text.bodySeats(seats, vacant)}
                chosen={chosen === body}
                onChange={() => onPick(body)}
              />
            ))}
          </Choices>
        )
      }
    </Show>
  )
}
