import type { Actions, Ask, Newcomer } from "../../../shared/ask.ts"
import type { Subject } from "../../../shared/ports.ts"
import type { Collection } from "../../../shared/record.ts"
import { refuse as refuseAny } from "../../../shared/refusals.ts"
import { dayOf } from "../../../shared/values/day.ts"
import type { Id } from "../../../shared/values/id.ts"
import { later, minute } from "../../../shared/values/instant.ts"
import { checkConsent } from "../../joining/actions/consenting.ts"
import { leave } from "../../joining/actions/settling.ts"
import { keepStaff } from "../../offices/actions/keeping.ts"
import { households, type Person, persons } from "../../records.ts"
import { householdOnRoll } from "../../roll/actions/reading.ts"
import { rollPages } from "../../roll/records.ts"
import { personIn, unbind } from "../../signing/actions/whois.ts"
import type { ownContract } from "../contract.ts"
import { blankedBody, dataOf, erase, personalOnes } from "./declared.ts"

type Named = Ask<{ readonly community: Id<"community"> }, Newcomer>

/** The person I am there: also when I have withdrawn my consent, which must not keep me from what is mine. */
const mine = async (ask: Named): Promise<Person> => {
  const person = await personIn(ask.store, ask.by.subject, ask.input.community)
  if (!person || person.standing === "forgotten") throw refuseAny("notFound")
  return person
}

/** What is kept about me: what the features declare, and what the roll says of my door. */
const keptOf = async (ask: Named, declared: readonly Collection[], person: Person) => {
  const data = await dataOf(ask.documents, declared, person.person)
  const row = person.household && (await householdOnRoll(ask.documents, person.household))
  if (!row) return data
  const { compound, building, unit, door, area, contact, phone } = row
  // The roll may name somebody else for my door: that is not mine to see.
  const mine = contact === person.name && contact !== "" ? { contact, phone } : {}
  const entry = { compound, building, unit, door, ...(area !== undefined && { area }), ...mine }
  const part = { collection: rollPages.name, days: 0, why: rollPages.kept.why, documents: [entry] }
  return { ...data, kept: [...data.kept, part] }
}

/** Takes the collections of all features: what is shown, exported and erased is what they declare. */
export const mineActions = (
  collections: () => readonly Collection[],
): Pick<Actions<typeof ownContract>, "consent" | "myData" | "export" | "forget"> => ({
  consent: async ask => {
    const { version, agreed } = ask.input
    if (agreed) checkConsent(version)
    const { person } = await mine(ask)
    if (!agreed) await keepStaff(ask.documents, person)
    return ask.change(async tx => {
      const before = await tx.get(persons, person)
      if (!before || before.standing === "forgotten" || before.standing === "left") throw refuseAny("notFound")
      const home = before.household && (await tx.get(households, before.household))
      const others = home?.delegate !== undefined && home.delegate !== person
      const delegate = agreed && before.adult && home !== undefined && !others
      if (before.household && home && home.delegate === person && !delegate) {
        const { delegate: _, ...rest } = home
        await tx.put(households, before.household, rest)
      }
      if (before.household && home && delegate)
        await tx.put(households, before.household, { ...home, delegate: person })
      const standing = agreed ? "here" : "paused"
      const consent = { version: agreed ? version : before.consent.version, at: ask.now, agreed }
      await tx.put(persons, person, { ...before, consent, standing, delegate })
      return { version: consent.version, agreed, delegate }
    })
  },

  myData: async ask => keptOf(ask, personalOnes(collections()), await mine(ask)),

  export: async ask => {
    const { community } = ask.input
    const data = await keptOf(ask, personalOnes(collections()), await mine(ask))
    const json = JSON.stringify({ community, at: ask.now, account: ask.by.subject, ...data }, null, 2)
    return { name: `weiyi-${community}-${dayOf(ask.now)}.json`, json }
  },

  forget: async ask => {
    const { community } = ask.input
    const me = await mine(ask)
    const { person } = me
    await keepStaff(ask.documents, person)
    const declared = personalOnes(collections())
    const others = await erase(ask.documents, declared, person, persons.name)
    // The accounts are detached after the acknowledged change; should this stop before, the timer does it, when that is over.
    const accounts = [...new Set([ask.by.subject, ...(me.subjects as Subject[])])]
    for (const account of accounts) await ask.due(later(ask.now, minute), ask.documents.scope, `detach:${account}`)
    const stays = (await keptOf(ask, declared, me)).kept.map(({ documents, ...part }) => ({
      ...part,
      documents: documents.length,
    }))
    const reply = await ask.change(async tx => {
      const before = await tx.get(persons, person)
      if (!before || before.standing === "forgotten") throw refuseAny("notFound")
      const left = await leave(tx, before, "forgotten")
      await tx.put(persons, person, blankedBody(persons, { ...left, id: person }))
      return { erased: others + 1, kept: stays }
    })
    for (const account of accounts) await unbind(ask.store, account, community)
    return reply
  },
})
