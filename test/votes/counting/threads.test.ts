import { openThreads } from "#cloud/adapters/workers/threads"
import { type Elsewhere, type SharesJob, worker } from "#cloud/votes/counting/equal-shares/elsewhere"
import { type Count, elect, electOver } from "#cloud/votes/counting/registry"
import { roundRule } from "#cloud/votes/counting/rule"
import { fc } from "../../support/drawn.ts"
import { elections } from "../../support/elections.ts"

const moment = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

/** So many cores, each of which takes a while for a run; every second one takes longer. */
const slow =
  (cores: number, turns: number) =>
  (job: SharesJob): Elsewhere => {
    const run = worker({ ...job, electorate: structuredClone(job.electorate) })
    let [busy, asked] = [0, 0]
    return {
      width: cores,
      idle: () => busy < cores,
      run: async order => {
        busy++
        const wait = turns * (1 + (asked++ % 2))
        for (let turn = 0; turn < wait; turn++) await moment()
        busy--
        return run(order)
      },
      turn: moment,
    }
  }

test("the result is the same however many cores make the runs, and however late they are", async () => {
  let [tried, raised] = [0, 0]
  await fc.assert(
    fc.asyncProperty(
      elections({ voters: 7, options: 6 }),
      fc.constantFrom("add1", "add1u"),
      fc.constantFrom("cost", "cardinality"),
      fc.boolean(),
      async (election, completion, utility, exhaustiveStop) => {
        const rule = { ...roundRule, completion, utility, exhaustiveStop, step: 1 } as const
        const input: Count = { rule, ...election, seed: "5eed" }
        const alone = elect(input)
        tried++
        if (alone.runs > 3) raised++
        expect(await electOver(input, slow(0, 0))).toEqual(alone)
        expect(await electOver(input, slow(1, 1))).toEqual(alone)
        expect(await electOver(input, slow(3, 2))).toEqual(alone)
      },
    ),
    { numRuns: 150 },
  )
  expect(raised).toBeGreaterThanOrEqual(Math.floor(tried / 30))
})

/** Three approve a, one b, one c: with shares raised from 20 by 1 the 21st run buys a and b. */
const raised: Count = {
  rule: { ...roundRule, completion: "add1", exhaustiveStop: true, step: 1, ties: ["cost", "order"] },
  options: [
    { id: "a", cost: 60 },
    { id: "b", cost: 40 },
    { id: "c", cost: 50 },
  ],
  ballots: ["a", "a", "a", "b", "c"].map(option => ({ kind: "approval", options: [option] })),
  budget: 100,
}

test("cores that are always free make every run, in order, and few that nobody needs", async () => {
  const shares: string[] = []
  const free = (job: SharesJob): Elsewhere => {
    const run = worker(job)
    return {
      width: 2,
      idle: () => true,
      run: async order => {
        shares.push(`${order.share.num}/${order.share.den}`)
        return run(order)
      },
      turn: moment,
    }
  }
  expect(await electOver(raised, free)).toEqual({ ...elect(raised), winners: ["a", "b"], runs: 21 })
  expect(shares.slice(0, 21)).toEqual(Array.from({ length: 21 }, (_, step) => `${20 + step}/1`))
  expect(shares.length).toBeLessThanOrEqual(21 + 4)
})

test("a core is asked for a run only when it is free", async () => {
  let [busy, most, asked] = [0, 0, 0]
  const two = (job: SharesJob): Elsewhere => {
    const run = worker(job)
    return {
      width: 2,
      idle: () => busy < 2,
      run: async order => {
        most = Math.max(most, ++busy)
        asked++
        await moment()
        busy--
        return run(order)
      },
      turn: moment,
    }
  }
  expect(await electOver(raised, two)).toEqual(elect(raised))
  expect(most).toBe(2)
  expect(asked).toBeGreaterThan(10)
})

test("a rule that does not raise shares is counted here", async () => {
  const input: Count = {
    rule: { kind: "greedy", by: "votes", skip: true, threshold: 1, ties: ["order"] },
    options: [{ id: "a", cost: 1 }],
    ballots: [{ kind: "approval", options: ["a"] }],
    budget: 1,
  }
  expect(await electOver(input, slow(1, 1))).toEqual(elect(input))
})

test("threads answer what they are asked about what they were told, and one that fails fails the question", async () => {
  const entry = (code: string) =>
    new URL(
      `data:text/javascript,${encodeURIComponent(`import { parentPort } from "node:worker_threads"; ${code}; parentPort.postMessage("ready")`)}`,
    )
  const adding = openThreads<{ to: number }, number, number>(
    entry('let to; parentPort.on("message", m => m.to ? (to = m.to) : parentPort.postMessage(m + to))'),
    1,
  )
  const failing = openThreads<never, number, number>(
    entry('parentPort.on("message", () => { throw new Error("no") })'),
    1,
  )
  const ready = async (threads: { idle(): boolean }) => {
    while (!threads.idle()) await moment()
  }
  adding.tell({ to: 40 })
  await ready(adding)
  const answers = [adding.ask(2), adding.ask(3)]
  expect(adding.idle()).toBe(false)
  expect(await Promise.all(answers)).toEqual([42, 43])
  adding.tell({ to: 50 })
  expect(await adding.ask(2)).toBe(52)
  await ready(failing)
  await expect(failing.ask(1)).rejects.toThrow("no")
  await Promise.all([adding.close(), failing.close()])
})
