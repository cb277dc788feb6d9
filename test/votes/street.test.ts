import { streetScope } from "#cloud/shared/scope"
import { id } from "#cloud/shared/values/id"
import { countVote, freezeResult, openVote, stageVote } from "#cloud/votes/actions"
import { elsewhere, home } from "../support/house.ts"
import { type Council, countable, heldBy, motion, motionOf, openCouncil, personOf, seatOf } from "./council.ts"

const street = id<"street">("s1")
const seats = [heldBy(1), heldBy(2), heldBy(3)]

/** Opens a motion in the street itself, as a meeting of the street's council does it. */
const openInStreet = async (council: Council) => {
  const documents = council.store.in(streetScope(street))
  let n = 0
  const newId = () => `street${n++}`
  const ground = { store: council.store, documents, now: council.now(), newId }
  const staged = await stageVote(ground, motionOf({ seats, secrecy: "T0" }))
  await documents.change(tx => openVote(tx, staged))
  return documents
}

test("a council of the street votes from its communities; office, paper and list are the street's", async () => {
  const council = openCouncil({ seats })
  const documents = await openInStreet(council)
  const at = { vote: motion, at: "street" }
  const from = (n: number, community: typeof home) => council.person(personOf(n), { community, street })
  const cast = (n: number, community: typeof home) =>
    council.ask(from(n, community), "votes.castSeat", { ...council.ballotOf("approve"), at: "street" })
  await cast(1, home)
  await cast(2, elsewhere)
  const office = council.person("office", { roles: ["subdistrictOffice"], street })
  const clerk = council.person("clerk", { roles: ["staff"], street })
  const mark = { ...at, seat: seatOf(3) }
  expect((await council.refusal(clerk, "votes.markPaper", mark)).code).toBe("house.notYours")
  expect(await council.ask(office, "votes.markPaper", mark)).toMatchObject({ marked: 1 })
  expect(await council.ask(from(2, elsewhere), "votes.mySeats", at)).toMatchObject({ seats: [{ voted: true }] })
  const unmark = { ...mark, reason: "改用手机" }
  await council.ask(office, "votes.unmarkPaper", unmark)
  council.at(countable)
  const counted = await countVote({ store: council.store, documents, now: council.now() }, motion)
  await documents.change(tx => freezeResult(tx, counted))
  expect(await council.ask(from(1, home), "votes.showSeated", at)).toMatchObject({
    result: { outcome: { explanation: { passed: true, tally: { eligible: 3, approve: 2 } } } },
  })
  expect(await council.ask(office, "votes.named", at)).toMatchObject({ rows: [{ seat: "s1" }, { seat: "s2" }] })
  await council.close()
})

test("nobody of another street, or without one, finds the motion, and a community has none of that id", async () => {
  const council = openCouncil({ seats })
  await openInStreet(council)
  const input = { ...council.ballotOf("approve"), at: "street" }
  const other = council.person(personOf(1), { street: id<"street">("s2"), community: elsewhere })
  expect(await council.refusal(other, "votes.castSeat", input)).toEqual({ status: 404, code: "votes.noSuchVote" })
  const none = council.person(personOf(1))
  expect((await council.refusal(none, "votes.castSeat", input)).status).toBe(404)
  const here = council.person(personOf(1), { street })
  expect((await council.refusal(here, "votes.castSeat", council.ballotOf("approve"))).code).toBe("votes.noSuchVote")
  await council.close()
})
