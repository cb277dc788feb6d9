import { openEmbedded } from "#cloud/adapters/store/embedded"
import { collections } from "#cloud/host/features"
import { communityScope } from "#cloud/shared/scope"
import { every, type Store } from "#cloud/shared/store"
import { ballots, marks } from "#cloud/votes/casting/records"
import { ballotOf, community, optionIds, seedElectorate, vote } from "../support/electorate.ts"
import { startHost } from "../support/host.ts"
import { temporaryFolder } from "../support/store.ts"

jest.setTimeout(600_000)

const kills = 20
const wanted = 2_000
/** Phones that vote at the same time, each for one household after the other. */
const phones = 24
/** Between one kill and the next so many ballots are acknowledged: the kill comes in the middle of the stream. */
const between = Math.ceil(wanted / kills) + 1

interface Voter {
  readonly token: string
  readonly seat: string
  readonly key: string
  readonly nonce: string
  receipt?: string
}

test("the power goes twenty times while people vote: every acknowledged ballot is there, and none twice", async () => {
  const folder = temporaryFolder()
  const voters: Voter[] = []
  const seed = async (store: Store) => {
    const { tokens, seats } = await seedElectorate(store, (between + phones) * kills + 100)
    tokens.forEach((token, n) => {
      const hex = n.toString(16).padStart(32, "0")
      voters.push({ token, seat: seats[n] ?? "", key: `key-${hex}`, nonce: hex })
    })
  }
  let killed = 0
  let unanswered = 0
  const waiting = () => voters.filter(voter => voter.receipt === undefined)

  for (let run = 0; run <= kills; run++) {
    const host = await startHost({ data: folder.path, ...(run === 0 && { seed }) })
    // Whoever had no answer before the power went comes first, with the same key, as a phone does.
    const queue = waiting()
    let acknowledged = 0
    let down: Promise<void> | undefined
    const phone = async (): Promise<void> => {
      for (let voter = queue.shift(); voter && !down; voter = queue.shift()) {
        try {
          const chosen = optionIds.filter((_, n) => (Number.parseInt(voter.nonce, 16) >> n) & 1)
          const { receipt } = await host.ask<{ receipt: string }>("votes.cast", ballotOf(chosen, voter.nonce), voter)
          voter.receipt = receipt
          acknowledged += 1
        } catch (error) {
          if (!down) throw error
          unanswered += 1
        }
        if (run < kills && acknowledged >= between && !down) {
          killed += 1
          down = host.kill9()
        }
      }
    }
    await Promise.all(Array.from({ length: phones }, phone))
    await (down ?? host.stop())
  }

  const acknowledged = voters.filter(voter => voter.receipt !== undefined)
  expect(killed).toBeGreaterThanOrEqual(kills)
  expect(acknowledged.length).toBeGreaterThanOrEqual(wanted)
  expect(unanswered).toBeGreaterThan(0)

  const store = openEmbedded({ directory: folder.path, collections })
  const documents = store.in(communityScope(community))
  const seats = new Map<string, string | undefined>()
  for await (const mark of every(documents, marks, { vote })) {
    expect(seats.has(mark.seat)).toBe(false)
    seats.set(mark.seat, mark.ballot)
  }
  const box = new Set<string>()
  for await (const ballot of every(documents, ballots, { vote })) box.add(ballot.id)
  const lost = acknowledged.filter(({ seat, receipt = "" }) => seats.get(seat) !== receipt || !box.has(receipt))
  expect(lost).toEqual([])
  expect(box.size).toBe(seats.size)
  expect(store.check()).toBe("ok")
  await store.close()
  folder.remove()
})
