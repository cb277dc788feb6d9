import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { weightOf } from "#cloud/notices/planning/rules"
import { type Figures, noFigures } from "./reach-figures.ts"
import { type Bounds, bestOf } from "./reach-homes.ts"
import { booksOnly, naive, planned } from "./reach-plans.ts"
import { play } from "./reach-play.ts"
import { type Row, report } from "./reach-report.ts"
import { heardWithin, traceOf } from "./reach-traces.ts"

const communities = 200
const households = 30

export const plans = { naive, booksOnly, planned } as const

const noBounds = (): Bounds => ({ reached: 0, bound: 0, sent: 0 })
const add = (sum: Bounds, all: readonly Bounds[]): void => {
  for (const { reached, bound, sent } of all) {
    sum.reached += reached
    sum.bound += bound
    sum.sent += sent
  }
}

/** Plays every plan on so many communities, and finds the best in hindsight, by households and by weight. */
export const compare = (communities: number, households: number) => {
  const figures = { naive: noFigures(), booksOnly: noFigures(), planned: noFigures() }
  const best = { many: noBounds(), weight: noBounds() }
  for (let number = 0; number < communities; number++) {
    const trace = traceOf(number, households)
    for (const [name, plan] of Object.entries(plans)) play(trace, plan, figures[name as keyof typeof plans])
    const all = (weigh: (told: (typeof trace.told)[number]) => number) =>
      bestOf(trace, trace.told.map(weigh), heardWithin)
    add(
      best.many,
      all(() => 1),
    )
    add(
      best.weight,
      all(({ kind, template }) => weightOf(kind, template)),
    )
  }
  return { figures, best }
}

const percent = (part: number, whole: number): number => Math.round((1_000 * part) / whole) / 10
const apart = (one: number, other: number): number => Math.round(10 * (one - other)) / 10

/** Who hears of a notice within 72 hours, by how consents are asked for and spent; the table goes into docs/. */
export const measure = async (): Promise<object> => {
  const { figures, best } = compare(communities, households)
  const { asked, weight } = figures.planned
  const bestByWeight = percent(best.weight.bound, weight)
  const rows = Object.entries(figures).map(([plan, one]: [string, Figures]): Row => {
    const byWeight = percent(one.reachedWeight, weight)
    return {
      ...{ plan, reached: percent(one.reached, asked), byWeight, regret: apart(bestByWeight, byWeight) },
      ...{ sent: one.sent, wasted: one.wasted, refused: one.refused, ofThemOff: one.switchedOff, onZero: one.onZero },
    }
  })
  const hindsight: Row = {
    ...{ plan: "hindsight", reached: percent(best.many.bound, asked), byWeight: bestByWeight, regret: 0 },
    ...{ sent: best.weight.sent, wasted: "", refused: 0, ofThemOff: 0, onZero: 0 },
  }
  const proven = { reached: percent(best.many.reached, asked), byWeight: percent(best.weight.reached, weight) }
  const all = { communities, households, asked, rows: [...rows, hindsight], proven }
  writeFileSync(join(import.meta.dirname, "../docs/reach.md"), report(all))
  return all
}
