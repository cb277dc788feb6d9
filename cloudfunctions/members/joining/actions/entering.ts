import type { Actions } from "../../../shared/ask.ts"
import { digest, sameText } from "../../../shared/digest.ts"
import type { Fact } from "../../../shared/fact.ts"
import { directoryScope } from "../../../shared/scope.ts"
import type { Documents, Stored } from "../../../shared/store.ts"
import type { Id } from "../../../shared/values/id.ts"
import { dayLong, type Instant, later } from "../../../shared/values/instant.ts"
import { persons } from "../../records.ts"
import { householdOnRoll } from "../../roll/actions/reading.ts"
import { requestDays } from "../../rules.ts"
import { sessionFor } from "../../signing/actions/redeeming.ts"
import { bind, personIn } from "../../signing/actions/whois.ts"
import type { joiningContract } from "../contract.ts"
import { joinCodes, type Request, requests } from "../records.ts"
import { refuse } from "../refusals.ts"
import { plainCode, requestsOfHousehold } from "../rules.ts"
import { checkConsent } from "./consenting.ts"
import { settle } from "./settling.ts"
import { countTry } from "./trying.ts"

/** What is kept of a household's code. */
export const hashedCode = (household: Id<"household">, code: string): string =>
  digest(`${household}\n${plainCode(code)}`)

/** Tells the person that they have joined. */
export const joinedFact = (person: Id<"person">, at: Instant): Fact => ({
  kind: "members.joined",
  about: `${person}.${at}`,
  audience: { to: "persons", persons: [person] },
  page: "/pages/members/me",
  data: {},
  at,
})

/** One request an account: asking again takes the place of the one before. */
export const requestId = (subject: string): string => digest(subject).slice(0, 26)

const waitingFor = async (documents: Documents, household: string, except: string): Promise<number> => {
  const waiting: Stored<Request>[] = await documents.list(requests, { where: { household, state: "waiting" } })
  return waiting.filter(one => one.id !== except).length
}

export const enteringActions: Pick<Actions<typeof joiningContract>, "join" | "askToJoin"> = {
  join: async ask => {
    const { community, household, name, adult, consent, code } = ask.input
    const { subject } = ask.by
    checkConsent(consent)
    await countTry(ask.store, ask.store.in(directoryScope(subject)), subject, ask.now)
    await countTry(ask.store, ask.documents, household, ask.now)
    const hash = hashedCode(household, code)
    const right = (kept: { hash: string; until: Instant; used: boolean } | undefined): boolean =>
      sameText(kept?.hash ?? "", hash) && kept?.used === false && kept.until > ask.now
    // A door that is not on the roll and one whose code is wrong take the same reads and get the same answer.
    const kept = await ask.documents.read(joinCodes, household)
    const door = await householdOnRoll(ask.documents, household)
    if (!right(kept) || !door) throw refuse("wrongCode")
    if ((await personIn(ask.store, subject, community))?.household) throw refuse("alreadyHere")
    const fresh = `p${ask.keyedId("person").slice(0, 25)}` as Id<"person">
    const person = await bind(ask.store, subject, community, fresh, true)
    const session = await sessionFor(ask.store, subject, ask.now, ask.newId)
    return ask.change(
      async tx => {
        const now = await tx.get(joinCodes, household)
        if (!right(now) || !now) throw refuse("wrongCode")
        const before = await tx.get(persons, person)
        if (before?.standing === "here" && before.household) throw refuse("alreadyHere")
        await tx.put(joinCodes, household, { ...now, used: true })
        const given = { version: consent, at: ask.now, agreed: true }
        const roles = before?.standing === "here" ? before.roles : []
        const made = { person, name, adult, consent: given, roles, subjects: [subject], since: ask.now, household }
        const { delegate } = await settle(tx, made)
        return { person, household, delegate, ...session }
      },
      [joinedFact(person, ask.now)],
    )
  },

  askToJoin: async ask => {
    const { community, household, name, note = "", adult, consent } = ask.input
    const { subject } = ask.by
    checkConsent(consent)
    await countTry(ask.store, ask.store.in(directoryScope(subject)), subject, ask.now)
    if (!(await householdOnRoll(ask.documents, household))) throw refuse("noSuchDoor")
    if ((await personIn(ask.store, subject, community))?.household) throw refuse("alreadyHere")
    const id = requestId(subject)
    if ((await waitingFor(ask.documents, household, id)) >= requestsOfHousehold)
      throw refuse("queueFull", { most: requestsOfHousehold })
    const fresh = `p${ask.keyedId("person").slice(0, 25)}` as Id<"person">
    const person = await bind(ask.store, subject, community, fresh, false)
    await ask.due(later(ask.now, requestDays * dayLong), ask.documents.scope, `request:${id}`)
    return ask.change(async tx => {
      const given = { version: consent, at: ask.now, agreed: true }
      const made: Request = {
        person,
        household,
        name,
        note,
        adult,
        subject,
        consent: given,
        state: "waiting",
        at: ask.now,
      }
      await tx.put(requests, id, made)
      return { state: "waiting" }
    })
  },
}
