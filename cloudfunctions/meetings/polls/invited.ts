import type { Audience } from "../../shared/audience.ts"
import type { Member } from "../../shared/ports.ts"
import type { Id } from "../../shared/values/id.ts"

/**
 * Whether a poll is for a member. Takes its audience and the building of the member's household (undefined when there is
 * none, or when the audience does not ask for buildings).
 */
export const isInvited = (
  audience: Audience,
  member: Pick<Member, "person" | "household" | "roles">,
  building: Id<"building"> | undefined,
): boolean => {
  switch (audience.to) {
    case "community":
      return true
    case "roles":
      return audience.roles.some(role => member.roles.includes(role))
    case "persons":
      return audience.persons.includes(member.person)
    case "households":
      return member.household !== undefined && audience.households.includes(member.household)
    case "buildings":
      return building !== undefined && audience.buildings.includes(building)
  }
}
