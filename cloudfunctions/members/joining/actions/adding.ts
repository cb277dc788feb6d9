import { digest } from "../../../shared/digest.ts"
import type { Subject } from "../../../shared/ports.ts"
import { communityScope } from "../../../shared/scope.ts"
import type { Store } from "../../../shared/store.ts"
import type { Id } from "../../../shared/values/id.ts"
import type { Instant } from "../../../shared/values/instant.ts"
import { type Person, persons } from "../../records.ts"
import { consentVersion } from "../../rules.ts"
import { bind } from "../../signing/actions/whois.ts"
import { settle } from "./settling.ts"

/**
 * Makes an account a person of a community at once, without code or request: for demonstration data, for ballots read
 * from a file, for tests. Repeated without effect. Gives the person's id.
 */
export const addMember = async (
  store: Store,
  member: {
    readonly subject: Subject
    readonly community: Id<"community">
    readonly name: string
    readonly household?: Id<"household">
    readonly roles?: Person["roles"]
    readonly language?: Person["language"]
    readonly elder?: boolean
    readonly adult?: boolean
  },
  now: Instant,
): Promise<Id<"person">> => {
  const { subject, community, adult = true, ...told } = member
  const fresh = `p${digest(`${community}\n${subject}`).slice(0, 25)}` as Id<"person">
  const person = await bind(store, subject, community, fresh, true)
  await store.in(communityScope(community)).change(async tx => {
    if ((await tx.get(persons, person))?.standing === "here") return
    const consent = { version: consentVersion, at: now, agreed: true }
    await settle(tx, { ...told, person, adult, consent, subjects: [subject], since: now })
  })
  return person
}
