import type { Role } from "../../shared/roles.ts"
import { refuse } from "./refusals.ts"

/**
 * Who may change whose role: nobody their own; and only a district owner the roles that reach beyond the community, of
 * a district owner and of the street's office. Takes the roles of the
 * one who changes; refuses with 403.
 */
export const checkMayChange = (
  by: { readonly person: string; readonly roles: readonly Role[] },
  whose: string,
  roles: readonly Role[],
): void => {
  if (by.person === whose) throw refuse("ownRole")
  const beyond = roles.includes("districtOwner") || roles.includes("subdistrictOffice")
  if (beyond && !by.roles.includes("districtOwner")) throw refuse("ownerOnly")
}
