import { hearing } from "#cloud/chats/hearing/actions"
import type { Answer, Heard } from "#cloud/shared/chat"
import type { Call } from "#cloud/shared/serve"
import { type Id, id } from "#cloud/shared/values/id"
import { later, second } from "#cloud/shared/values/instant"
import { ballots, marks } from "#cloud/votes/casting/records"
import { fc } from "../support/drawn.ts"
import { groupId, type Office, openOffice } from "./office.ts"

jest.setTimeout(120_000)

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

type Choice = "approve" | "oppose" | "abstain"
interface Tap {
  readonly choice: Choice
  /** Seconds after the card was shown. */
  readonly at: number
}

let votes = 0
/** A motion of its own, as a card in the group. */
const shown = async (more: object = {}) => {
  votes += 1
  const vote: Id<"vote"> = id(`order${votes}`)
  await office.put(vote, more)
  const task = String(office.wecom.memory.message(await office.show())?.card?.task_id)
  await office.ask(office.phoneOf("clerk"), "chats.withdraw", { chat: office.chat, vote })
  const from = office.now()
  return {
    heard: ({ choice, at }: Tap, message: string): Heard => ({
      ...{ message: `${vote}-${message}`, at: later(from, at * second), group: groupId },
      who: `wecom:${office.wecom.corp}:li` as Heard["who"],
      did: { kind: "tapped", task, picked: [choice] },
    }),
    stands: async () => {
      const [mark, ...others] = await office.documents.list(marks, { where: { vote } })
      expect(others).toEqual([])
      const ballot = await office.documents.read(ballots, mark?.ballot ?? "")
      return { choice: (ballot?.ballot as { choice?: string } | undefined)?.choice, receipt: mark?.ballot, mark }
    },
    onPage: (choice: Choice) =>
      office.ask(office.phoneOf("li"), "votes.castSeat", {
        ...{ vote, ballot: { kind: "motion", choice }, nonce: "0f1e2d3c4b5a69788796a5b4c3d2e1f0" },
      }),
  }
}
/** One process of ours that hears; `door` is the way in that its calls take. */
const process = (door = office.house.door) => {
  const { store, now, newId } = office.house
  return hearing({ store, now, newId, door })
}
const told = (answer: Answer | undefined) =>
  answer?.kind === "card" ? [answer.card.title, answer.card.text, answer.card.facts[0]?.value] : []

test("back to the first choice while the second is under way: what was tapped last stands", async () => {
  const { heard, stands } = await shown()
  const hear = process()
  office.pass(40 * second)
  const first = await hear(heard({ choice: "approve", at: 0 }, "1"))
  const third = await hear(heard({ choice: "approve", at: 30 }, "3"))
  expect(told(third)[2]).toBe(told(first)[2])
  const late = await hear(heard({ choice: "oppose", at: 20 }, "2"))
  expect(told(late)).toEqual([
    "✓ 已记录 · 3 号楼加装电梯",
    "这一席后来又投过一次，以后来的为准",
    (await stands()).receipt?.slice(0, 16),
  ])
  expect(await stands()).toMatchObject({ choice: "approve", mark: { turns: 1 } })
})

test("a tap that was under way while its voter chose otherwise on the page does not undo the page", async () => {
  const { heard, stands, onPage } = await shown()
  office.pass(10 * second)
  await onPage("oppose")
  await process()(heard({ choice: "approve", at: 5 }, "1"))
  expect((await stands()).choice).toBe("oppose")
  await process()(heard({ choice: "approve", at: 10 }, "2"))
  expect((await stands()).choice).toBe("approve")
})

test("a moment that is still to come does not shut out the taps after it", async () => {
  const { heard, stands } = await shown()
  await process()(heard({ choice: "approve", at: 9_999 }, "1"))
  office.pass(second)
  await process()(heard({ choice: "oppose", at: 1 }, "2"))
  expect((await stands()).choice).toBe("oppose")
})

test("where the first ballot counts, the same choice tapped again is that ballot, another is none", async () => {
  const { heard, stands } = await shown({ changeAllowed: false })
  const first = await process()(heard({ choice: "approve", at: 0 }, "1"))
  office.pass(3 * second)
  expect(told(await process()(heard({ choice: "approve", at: 2 }, "2")))).toEqual(told(first))
  expect(told(await process()(heard({ choice: "oppose", at: 3 }, "3")))[0]).toBe("× 未计入")
  expect((await stands()).choice).toBe("approve")
})

const choice = fc.constantFrom<Choice>("approve", "oppose", "abstain")
const taps = fc
  .uniqueArray(fc.nat(50), { minLength: 2, maxLength: 4 })
  .chain(moments => fc.tuple(...moments.map(at => fc.record({ choice, at: fc.constant(at) }))))

test("whatever processes hear taps of one person in whatever order and however mixed: the last one stands", async () => {
  let interleaved = 0
  await fc.assert(
    fc.asyncProperty(taps, fc.scheduler(), async (made, scheduler) => {
      const { heard, stands } = await shown()
      office.pass(60 * second)
      const door = scheduler.scheduleFunction((call: Call) => office.house.door(call))
      // Every delivery in a process of its own, the first of them twice.
      const deliveries = [...made.entries(), [0, made[0] as Tap] as const].map(([n, tap]) =>
        process(door)(heard(tap, String(n))),
      )
      const answers = await scheduler.waitFor(Promise.all(deliveries))
      for (const answer of answers) expect(told(answer)[0]).toBe("✓ 已记录 · 3 号楼加装电梯")
      const last = made.reduce((one, other) => (other.at > one.at ? other : one))
      expect((await stands()).choice).toBe(last.choice)
      interleaved += 1
    }),
    { numRuns: 60 },
  )
  expect(interleaved).toBeGreaterThanOrEqual(60)
})

test("taps of one second, heard by one process: the one that came last stands", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(choice, { minLength: 2, maxLength: 4 }), fc.scheduler(), async (choices, scheduler) => {
      const { heard, stands } = await shown()
      const hear = process(scheduler.scheduleFunction((call: Call) => office.house.door(call)))
      const heardAll = choices.map((one, n) => hear(heard({ choice: one, at: 0 }, String(n))))
      await scheduler.waitFor(Promise.all(heardAll))
      expect((await stands()).choice).toBe(choices.at(-1))
    }),
    { numRuns: 30 },
  )
})

test("taps of one second, heard by several processes: the one that was heard last stands, whichever is saved last", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(choice, { minLength: 2, maxLength: 4 }), fc.scheduler(), async (choices, scheduler) => {
      const { heard, stands } = await shown()
      office.pass(second)
      const door = scheduler.scheduleFunction((call: Call) => office.house.door(call))
      const heardAll = choices.map((one, n) => process(door)(heard({ choice: one, at: 0 }, String(n))))
      await scheduler.waitFor(Promise.all(heardAll))
      // The first of them is delivered once more, and was heard first all the same.
      await process()(heard({ choice: choices[0] ?? "approve", at: 0 }, "0"))
      expect((await stands()).choice).toBe(choices.at(-1))
    }),
    { numRuns: 60 },
  )
})
