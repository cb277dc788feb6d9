import fc from "fast-check"
import { openThreads } from "#cloud/adapters/workers/threads"
import { type Elsewhere, type SharesJob, worker } from "#cloud/votes/counting/equal-shares/elsewhere"
import { type Count, elect, electOver } from "#cloud/votes/counting/registry"
import { roundRule } from "#cloud/votes/counting/rule"
import { elections } from "../../support/elections.ts"

const moment = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

/** So many cores, each of which takes a while for a run; every second one takes longer. */
const slow =
  (cores: number, turns: number) =>
  (job: SharesJob): Elsewhere => {
    const run = worker({ ...job, electorate: structuredClone(job.electorate) })
    let [busy, asked] = [0, 0]
    return {
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
  let raised = 0
  await fc.assert(
    fc.asyncProperty(
      elections({ voters: 7, options: 6 }),
      fc.constantFrom("add1", "add1u", "u"),
      fc.boolean(),
      async (election, completion, exhaustiveStop) => {
        const rule = { ...roundRule, completion, exhaustiveStop, step: 1 } as const
        const input: Count = { rule, ...election, seed: "5eed" }
        const alone = elect(input)
        if (alone.runs > 4) raised++
        expect(await electOver(input, slow(0, 0))).toEqual(alone)
        expect(await electOver(input, slow(1, 1))).toEqual(alone)
        expect(await electOver(input, slow(3, 2))).toEqual(alone)
      },
    ),
    { numRuns: 120 },
  )
  expect(raised).toBeGreaterThan(10)
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

test("threads answer what they are asked, and one that fails fails the question", async () => {
  const entry = (code: string) => new URL(`data:text/javascript,${encodeURIComponent(code)}`)
  const head = 'import { parentPort, workerData } from "node:worker_threads"; parentPort.postMessage("ready"); '
  const adding = openThreads<number, number>(
    entry(`${head}parentPort.on("message", n => parentPort.postMessage(n + workerData))`),
    1,
    40,
  )
  const failing = openThreads<number, number>(
    entry(`${head}parentPort.on("message", () => { throw new Error("no") })`),
    1,
    0,
  )
  const ready = async (threads: typeof adding) => {
    while (!threads.idle()) await moment()
  }
  await ready(adding)
  const answer = adding.ask(2)
  expect(adding.idle()).toBe(false)
  expect(await answer).toBe(42)
  expect(adding.idle()).toBe(true)
  await ready(failing)
  await expect(failing.ask(1)).rejects.toThrow("no")
  await Promise.all([adding.close(), failing.close()])
})
