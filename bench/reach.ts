import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { weightOf } from "#cloud/notices/planning/rules"
import { type Figures, noFigures } from "./reach-figures.ts"
import { type Bounds, bestOf } from "./reach-homes.ts"
import { booksOnly, naive, planned } from "./reach-plans.ts"
import { play } from "./reach-play.ts"
import { addRegret, noRegret } from "./reach-regret.ts"
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

/** Plays every plan on so many communities, finds the best in hindsight, by households and by weight, and where ours falls short of it. */
export const compare = (communities: number, households: number) => {
  const figures = { naive: noFigures(), booksOnly: noFigures(), planned: noFigures() }
  const best = { many: noBounds(), weight: noBounds() }
  const regret = noRegret()
  for (let number = 0; number < communities; number++) {
    const trace = traceOf(number, households)
    for (const [name, plan] of Object.entries(plans)) play(trace, plan, figures[name as keyof typeof plans])
    const ones = trace.told.map(() => 1)
    const weights = trace.told.map(({ kind, template }) => weightOf(kind, template))
    add(best.many, bestOf(trace, ones, heardWithin))
    add(best.weight, bestOf(trace, weights, heardWithin))
    addRegret(trace, weights, regret)
  }
  return { figures, best, regret }
}

const percent = (part: number, whole: number): number => Math.round((1_000 * part) / whole) / 10
const apart = (one: number, other: number): number => Math.round(10 * (one - other)) / 10

/** Who hears of a notice within 72 hours, by how consents are asked for and spent; the table goes into docs/. */
export const measure = async (): Promise<object> => {
  const { figures, best, regret } = compare(communities, households)
  const { asked, weight } = figures.planned
  const bestByWeight = percent(best.weight.bound, weight)
  const rows = Object.entries(figures).map(([plan, one]: [string, Figures]): Row => {
    const byWeight = percent(one.reachedWeight, weight)
    return {
      ...{ plan, reached: percent(one.reached, asked), byWeight, soon: percent(one.soonWeight, weight) },
      regret: apart(bestByWeight, byWeight),
      ...{ sent: one.sent, wasted: one.wasted, refused: one.refused, ofThemOff: one.switchedOff, onZero: one.onZero },
    }
  })
  const hindsight: Row = {
    ...{ plan: "hindsight", reached: percent(best.many.bound, asked), byWeight: bestByWeight, soon: "", regret: 0 },
    ...{ sent: best.weight.sent, wasted: "", refused: 0, ofThemOff: 0, onZero: 0 },
  }
  const proven = { reached: percent(best.many.reached, asked), byWeight: percent(best.weight.reached, weight) }
  const ours = percent(figures.planned.reachedWeight, weight)
  let before = ours
  const gains = regret.gains.map(({ name, alone, together }) => {
    const [first, now] = [before, percent(together, weight)]
    before = now
    return { name, alone: apart(percent(alone, weight), ours), more: apart(now, first) }
  })
  const rest = apart(bestByWeight, before)
  const quiet = apart(percent(regret.quiet.bound, weight), percent(regret.quiet.reached, weight))
  const all = { communities, households, asked, rows: [...rows, hindsight], proven, lies: { gains, rest, quiet } }
  writeFileSync(join(import.meta.dirname, "../docs/reach.md"), report(all))
  return all
}
