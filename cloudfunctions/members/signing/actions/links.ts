import { digest } from "../../../shared/digest.ts"
import { noteDue } from "../../../shared/due.ts"
import type { NewId } from "../../../shared/ports.ts"
import type { Role } from "../../../shared/roles.ts"
import { communityScope, directoryScope } from "../../../shared/scope.ts"
import type { Store } from "../../../shared/store.ts"
import type { Id } from "../../../shared/values/id.ts"
import { type Instant, later, minute } from "../../../shared/values/instant.ts"
import { persons } from "../../records.ts"
import { adminLinkMinutes } from "../../rules.ts"
import { links } from "../records.ts"

/** Makes a one-time link's secret, 130 random bits; the store keeps its hash. */
export const issueLink = async (
  store: Store,
  link: { readonly community: Id<"community">; readonly roles: readonly Role[]; readonly name: string },
  until: Instant,
  newId: NewId,
): Promise<string> => {
  const secret = newId()
  const id = digest(secret)
  const scope = directoryScope(id)
  await noteDue(store, "members", { at: until, scope, what: `link:${id}` })
  await store.in(scope).change(tx => tx.create(links, id, { ...link, roles: [...link.roles], until }))
  return secret
}

/**
 * The first administrator's link of a community: good for 30 minutes and for one use. Gives its secret, which the host
 * prints as `/enter/<secret>`.
 */
export const issueAdminLink = (store: Store, community: Id<"community">, now: Instant, newId: NewId): Promise<string> =>
  issueLink(
    store,
    { community, roles: ["staff", "districtOwner"], name: "" },
    later(now, adminLinkMinutes * minute),
    newId,
  )

/** Whether somebody is staff of the community already: a host prints the first administrator's link only when not. */
export const hasStaff = async (store: Store, community: Id<"community">): Promise<boolean> => {
  const officials = await store.in(communityScope(community)).list(persons, { where: { official: true } })
  return officials.some(person => person.standing === "here" && person.roles.includes("staff"))
}
