import type { May } from "./contract.ts"
import type { Member, Subject } from "./ports.ts"
import { notYours, refuse } from "./refusals.ts"
import type { Role } from "./roles.ts"
import { streetScope } from "./scope.ts"

/** Who is calling, as far as it is known. */
export interface Caller {
  readonly subject?: Subject
  readonly member?: Member
  /** A trigger or the host's clock, never a person. */
  readonly timer?: true
}

/** Takes an action's policy and the caller; gives the proof the action receives, or throws 401 or 403. */
export const admit = (may: May, caller: Caller): object => {
  if (may === "timer") {
    if (!caller.timer) throw notYours(["timer"])
    return {}
  }
  if (caller.timer) throw notYours(typeof may === "string" ? [may] : may)
  const { subject, member } = caller
  if (may === "anyone") return { ...(subject && { subject }), ...(member && { member }) }
  if (!subject) throw refuse("whoAreYou")
  if (may === "newcomer") return { subject, ...(member && { member }) }
  if (!member) throw refuse("joinFirst")
  if (may === "member") return { subject, member }
  if (may === "delegate") {
    if (!member.household || !member.delegate) throw refuse("delegateOnly")
    return { subject, member }
  }
  const as = may.filter((role: Role) => member.roles.includes(role))
  if (as.length === 0) throw notYours(may)
  return { subject, member, as }
}

/**
 * A member as they stand in the street of their community: its staff are those who hold the office of the street; no other
 * role, and no household, counts there. Refuses with 404 where the community belongs to no street.
 */
export const atStreet = (member: Member): Member => {
  const { person, community, street, roles } = member
  if (street === undefined) throw refuse("notFound")
  const held: readonly Role[] = roles.includes("subdistrictOffice") ? ["staff"] : []
  return { person, community, street, scope: streetScope(street), roles: held, delegate: false }
}
