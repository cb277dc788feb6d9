import type { Actions } from "../../shared/ask.ts"
import { digest } from "../../shared/digest.ts"
import { noteDue } from "../../shared/due.ts"
import type { Subject } from "../../shared/ports.ts"
import { communityScope, directoryScope } from "../../shared/scope.ts"
import type { Store } from "../../shared/store.ts"
import type { Id } from "../../shared/values/id.ts"
import { type Instant, later, minute } from "../../shared/values/instant.ts"
import { countTry } from "../joining/actions/trying.ts"
import { codeFrom, plainCode } from "../joining/rules.ts"
import { persons } from "../records.ts"
import { bind, personIn, unbind } from "../signing/actions/whois.ts"
import type { accountsContract } from "./contract.ts"
import { accountCodes } from "./records.ts"
import { refuse } from "./refusals.ts"
import { accountCodeMinutes, calledOf, isLinked, kindOf } from "./rules.ts"

const hashOf = (code: string): string => digest(`account\n${plainCode(code)}`)
const nameOf = (subject: string): string => digest(subject).slice(0, 16)

/**
 * Step of a chat's adapter: says that this account is the person who took the code. The account comes from the adapter,
 * never from an input. Refuses a code that is wrong, over or used by another account (403), an account that is somebody else
 * there (409), and the sixth try in an hour (429). The same again changes nothing.
 */
export const linkAccount = async (
  store: Store,
  subject: Subject,
  code: string,
  now: Instant,
): Promise<Id<"community">> => {
  await countTry(store, store.in(directoryScope(subject)), subject, now)
  const hash = hashOf(code)
  const directory = store.in(directoryScope(hash))
  const known = await directory.read(accountCodes, hash)
  const free = known && known.until > now && (known.usedBy === undefined || known.usedBy === nameOf(subject))
  if (!free) throw refuse("wrongAccountCode")
  const { community, person } = known
  const before = await personIn(store, subject, community)
  if (before && before.person !== person) throw refuse("accountTaken")
  await directory.change(async tx => {
    const current = await tx.get(accountCodes, hash)
    if (!current || (current.usedBy !== undefined && current.usedBy !== nameOf(subject)))
      throw refuse("wrongAccountCode")
    await tx.put(accountCodes, hash, { ...current, usedBy: nameOf(subject) })
  })
  await bind(store, subject, community, person, true)
  await store.in(communityScope(community)).change(async tx => {
    const me = await tx.get(persons, person)
    if (me?.standing !== "here") throw refuse("wrongAccountCode")
    if (!me.subjects.includes(subject)) await tx.put(persons, person, { ...me, subjects: [...me.subjects, subject] })
  })
  return community
}

/** Step: a code that others may have read serves nobody any more; one that is not there changes nothing. */
export const spoilAccountCode = async (store: Store, code: string): Promise<void> => {
  const hash = hashOf(code)
  await store.in(directoryScope(hash)).change(tx => tx.remove(accountCodes, hash))
}

export const accountsActions: Actions<typeof accountsContract> = {
  accountCode: async ask => {
    const { community, person } = ask.by.member
    const code = codeFrom(digest(ask.newId()))
    const hash = hashOf(code)
    const until = later(ask.now, accountCodeMinutes * minute)
    const scope = directoryScope(hash)
    await noteDue(ask.store, "members", { at: until, scope, what: `accountCode:${hash}` })
    await ask.store.in(scope).change(tx => tx.put(accountCodes, hash, { community, person, until }))
    return ask.change(async () => ({ code, until }))
  },

  accounts: async ask => {
    const me = await ask.documents.read(persons, ask.by.member.person)
    const linked = (me?.subjects ?? []).filter(isLinked)
    return {
      accounts: linked.map(subject => ({
        account: nameOf(subject),
        kind: kindOf(subject) ?? "wecom",
        called: calledOf(subject),
      })),
    }
  },

  unlinkAccount: async ask => {
    const { person, community } = ask.by.member
    const me = await ask.documents.read(persons, person)
    const subject = me?.subjects.find(one => isLinked(one) && nameOf(one) === ask.input.account)
    if (!subject) throw refuse("noSuchAccount")
    // The membership goes first: from here on the account is nobody, whatever happens to the list.
    await unbind(ask.store, subject as Subject, community)
    return ask.change(async tx => {
      const now = await tx.get(persons, person)
      if (now) await tx.put(persons, person, { ...now, subjects: now.subjects.filter(one => one !== subject) })
      return {}
    })
  },
}
