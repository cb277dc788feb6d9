import { randomId } from "#cloud/adapters/random-id"
import { addMember, createCommunity, createHouseholds, startSession } from "#cloud/members/actions"
import type { Subject } from "#cloud/shared/ports"
import { communityScope } from "#cloud/shared/scope"
import type { Store } from "#cloud/shared/store"
import { fen } from "#cloud/shared/values/fen"
import { id } from "#cloud/shared/values/id"
import { dayLong, instantOf, later } from "#cloud/shared/values/instant"
import { openVote, stageVote } from "#cloud/votes/actions"
import { roundRule } from "#cloud/votes/counting/rule"

export const community = id<"community">("hall")
export const vote = id<"vote">("spring")
export const optionIds = Array.from({ length: 12 }, (_, n) => `option${n}`)

/** What a voter sends: some of the options, and bits of their own. */
export const ballotOf = (chosen: readonly string[], nonce: string) => ({
  vote,
  ballot: { kind: "approval", options: chosen },
  nonce,
})

/** So many people join at the same time: their changes share commits. */
const atOnce = 200

/**
 * Fills a store with one community of `voters` households, each with its delegate signed in, and a vote that is open.
 * Gives the delegates' tokens and, of the same order, their seats.
 */
export const seedElectorate = async (store: Store, voters: number) => {
  const now = instantOf(Date.now())
  await createCommunity(
    store,
    { community, name: "Hall", address: "Hall 1", clerk: "Clerk", phone: "0000-000000" },
    now,
  )
  const doors = Array.from({ length: voters }, (_, n) => ({
    compound: "",
    building: String(Math.floor(n / 100) + 1),
    unit: "",
    door: String((n % 100) + 101),
  }))
  const households = await createHouseholds(store, community, doors, now)
  const joined = async (household: (typeof households)[number], n: number): Promise<string> => {
    const subject = `test:voter${n}` as Subject
    await addMember(store, { subject, community, name: `Voter ${n}`, household }, now)
    return startSession(store, subject, now, randomId)
  }
  const tokens: string[] = []
  for (let from = 0; from < voters; from += atOnce) {
    const some = households.slice(from, from + atOnce)
    tokens.push(...(await Promise.all(some.map((household, n) => joined(household, from + n)))))
  }
  const documents = store.in(communityScope(community))
  const staged = await stageVote(
    { store, documents, now, newId: randomId },
    {
      vote,
      title: "Spring",
      form: { kind: "approval", min: 0, max: optionIds.length },
      options: optionIds.map((option, n) => ({ id: id<"option">(option), title: option, cost: fen((n + 1) * 50_000) })),
      budget: fen(2_000_000),
      rule: roundRule,
      opens: now,
      closes: later(now, dayLong),
      changeAllowed: true,
      seats: households.map(household => ({ seat: id<"seat">(household) })),
    },
  )
  await documents.change(tx => openVote(tx, staged))
  return { tokens, seats: households }
}
