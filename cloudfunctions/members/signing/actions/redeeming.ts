import type { Actions } from "../../../shared/ask.ts"
import { digest } from "../../../shared/digest.ts"
import type { NewId, Subject } from "../../../shared/ports.ts"
import { communityScope, directoryScope } from "../../../shared/scope.ts"
import type { Store } from "../../../shared/store.ts"
import { type Id, id } from "../../../shared/values/id.ts"
import type { Instant } from "../../../shared/values/instant.ts"
import { checkConsent } from "../../joining/actions/consenting.ts"
import { settle } from "../../joining/actions/settling.ts"
import { communities, persons } from "../../records.ts"
import type { signingContract } from "../contract.ts"
import { links } from "../records.ts"
import { refuse } from "../refusals.ts"
import { renewSession } from "./sessions.ts"
import { bind } from "./whois.ts"

const readLink = async (store: Store, secret: string) => {
  const hash = digest(secret)
  return store.in(directoryScope(hash)).read(links, hash)
}

/** Marks the link as used by this request; refuses when another request has, or when it is over. */
const useLink = async (store: Store, secret: string, request: string, now: Instant) => {
  const hash = digest(secret)
  return store.in(directoryScope(hash)).change(async tx => {
    const link = await tx.get(links, hash)
    const usable = link && (link.usedBy === undefined ? link.until > now : link.usedBy === request)
    if (!usable) throw refuse("linkOver")
    await tx.put(links, hash, { ...link, usedBy: request })
    return link
  })
}

/**
 * A session for the account's browser; an account of WeChat needs none. Accounts that were nobody's until now are given a
 * new one by the callers, so that a session planted beforehand gains nothing.
 */
export const sessionFor = async (store: Store, subject: Subject, now: Instant, newId: NewId): Promise<object> =>
  subject.startsWith("host:") ? { session: await renewSession(store, subject, now, newId) } : {}

export const redeemingActions: Pick<Actions<typeof signingContract>, "redeem" | "link"> = {
  link: async ask => {
    const link = await readLink(ask.store, ask.input.link)
    if (!link || link.usedBy !== undefined || link.until <= ask.now) throw refuse("linkOver")
    const community = await ask.store.in(communityScope(link.community)).read(communities, link.community)
    return {
      community: link.community,
      communityName: community?.name ?? "",
      name: link.name,
      until: link.until,
    }
  },

  redeem: async ask => {
    checkConsent(ask.input.consent)
    const link = await useLink(ask.store, ask.input.link, digest(ask.request.id), ask.now)
    const { subject: caller, member } = ask.by
    const subject =
      caller && (member || !caller.startsWith("host:")) ? caller : (`host:${ask.keyedId("subject")}` as Subject)
    const fresh = `p${ask.keyedId("person").slice(0, 25)}` as Id<"person">
    const person = await bind(ask.store, subject, link.community, fresh, true)
    await ask.store.in(communityScope(link.community)).change(async tx => {
      const before = await tx.get(persons, person)
      if (before?.standing === "here") {
        const roles = [...new Set([...before.roles, ...link.roles])]
        return tx.put(persons, person, { ...before, roles, official: true })
      }
      const consent = { version: ask.input.consent, at: ask.now, agreed: true }
      const { roles } = link
      await settle(tx, {
        person,
        name: ask.input.name,
        adult: true,
        consent,
        roles,
        subjects: [subject],
        since: ask.now,
      })
    })
    const session = await sessionFor(ask.store, subject, ask.now, ask.newId)
    return ask.change(async () => ({ community: id<"community">(link.community), ...session }))
  },
}
