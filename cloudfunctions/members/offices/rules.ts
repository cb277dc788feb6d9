import type { Role } from "../../shared/roles.ts"
import { refuse } from "./refusals.ts"

/**
 * Who may change whose role: nobody their own, and only a district owner that of a district owner. Takes the roles of the
 * one who changes; refuses with 403.
 */
export const checkMayChange = (
  by: { readonly person: string; readonly roles: readonly Role[] },
  whose: string,
  roles: readonly Role[],
): void => {
  if (by.person === whose) throw refuse("ownRole")
  if (roles.includes("districtOwner") && !by.roles.includes("districtOwner")) throw refuse("ownerOnly")
}
