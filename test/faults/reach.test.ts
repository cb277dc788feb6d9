import { weightOf } from "#cloud/notices/planning/rules"
import { templateKeys } from "#cloud/notices/templates/rules"
import { plans } from "../../bench/reach.ts"
import { type Figures, noFigures } from "../../bench/reach-figures.ts"
import { bestOf } from "../../bench/reach-homes.ts"
import { type Plan, play } from "../../bench/reach-play.ts"
import { heardWithin, type Told, type Trace, traceOf } from "../../bench/reach-traces.ts"
import { drawn } from "../notices/support/drawn.ts"
import { smallCase } from "../notices/support/every-way.ts"
import { fc } from "../support/drawn.ts"

const communities = 200
const households = 4
/** The best in hindsight is found for every so many communities: by weight, and in between by number. */
const everySo = 20

const weigh = ({ kind, template }: Told) => weightOf(kind, template)
const count = () => 1
const bestBy = (trace: Trace, worth: (told: Told) => number) =>
  bestOf(trace, trace.told.map(worth), heardWithin).map(({ bound }) => bound)

test("200 communities: nothing is sent on zero credit, WeChat refuses ours nothing it could know, and no plan passes the best in hindsight", () => {
  const figures = { naive: noFigures(), booksOnly: noFigures(), planned: noFigures() }
  let [notices, compared] = [0, 0]
  for (let number = 0; number < communities; number++) {
    const trace = traceOf(number, households)
    notices += trace.told.length
    const byWeight = number % everySo === 0 ? bestBy(trace, weigh) : []
    const byNumber = number % everySo === everySo / 2 ? bestBy(trace, count) : []
    for (const [name, plan] of Object.entries(plans)) {
      const { reached } = play(trace, plan, figures[name as keyof typeof plans])
      expect(reached.length).toBe(households)
      for (const [home, bound] of byWeight.entries()) expect(reached[home]?.weight).toBeLessThanOrEqual(bound)
      for (const [home, bound] of byNumber.entries()) expect(reached[home]?.many).toBeLessThanOrEqual(bound)
      compared += byWeight.length + byNumber.length
    }
  }
  const { naive, booksOnly, planned } = figures
  expect(notices).toBeGreaterThan(10_000)
  expect(planned.asked).toBe(notices * households)
  expect(compared).toBe((3 * 2 * communities * households) / everySo)
  // Enough was sent, refused and wasted for the rest to mean something.
  expect([naive, booksOnly, planned].map(({ sent }) => sent > 8_000)).toEqual([true, true, true])
  expect(naive.onZero).toBeGreaterThan(10_000)
  expect(planned.switchedOff).toBeGreaterThan(0)

  const forNothing = ({ refused, switchedOff }: Figures) => refused - switchedOff
  expect([planned.onZero, forNothing(planned)]).toEqual([0, 0])
  expect([booksOnly.onZero, forNothing(booksOnly)]).toEqual([0, 0])
  expect(forNothing(naive)).toBeGreaterThan(10_000)
  expect(planned.reached).toBeGreaterThanOrEqual(booksOnly.reached)
  expect(planned.reachedWeight).toBeGreaterThan(booksOnly.reachedWeight)
  expect(planned.wasted).toBeLessThan(booksOnly.wasted)
}, 240_000)

/** Asks, waits and sends as it comes, whatever the books say. */
const anyPlan = (seed: number): Plan => ({
  asks: (about, ledger, toCome) =>
    [...templateKeys]
      .sort((a, b) => drawn(seed, a, about, toCome.length) - drawn(seed, b, about, ledger.news.balance))
      .slice(0, 3),
  waits: ({ hour }, reader) => drawn(seed, hour, reader ? 1 : 0) % heardWithin,
  sends: (ledger, { hour, template }) => drawn(seed, hour, ledger[template].spent) % 3 > 0,
})

/** So many hours stand for one of a small case, so that what is news for 72 hours is not all of it. */
const slowly = 14

/** A small case as a trace, its day drawn out to some weeks. */
const traceFrom = ({ told, people }: Pick<Trace, "told" | "people">): Trace => ({
  told: told.map(({ part, ...one }) => ({
    ...{ ...one, hour: one.hour * slowly },
    ...(part && { part: { ...part, until: part.until * slowly } }),
  })),
  people: people.map(one => ({ ...one, opens: one.opens.map(hour => hour * slowly + 1), off: one.off * slowly })),
  households: 1,
})

test("whatever plan is thought of, no household hears more by it than by the best in hindsight; some just as much", () => {
  let [all, byMessages, asMuch] = [0, 0, 0]
  fc.assert(
    fc.property(smallCase(2), fc.array(fc.nat(), { minLength: 8, maxLength: 8 }), (small, seeds) => {
      const trace = traceFrom(small)
      const [bound = 0] = bestBy(trace, count)
      const [bySelf = 0] = bestBy({ ...trace, people: trace.people.map(one => ({ ...one, off: 0 })) }, count)
      const reached = seeds.map(seed => play(trace, anyPlan(seed), noFigures()).reached[0]?.many ?? 0)
      for (const many of reached) expect(many).toBeLessThanOrEqual(bound)
      all += 1
      if (bound > bySelf) byMessages += 1
      if (bound > bySelf && Math.max(...reached) === bound) asMuch += 1
    }),
    { numRuns: 600 },
  )
  // Where messages help at all, plans of chance often find the best: a bound that forgot anything would be passed.
  expect([all, byMessages > 150, 3 * asMuch > byMessages]).toEqual([600, true, true])
}, 240_000)
