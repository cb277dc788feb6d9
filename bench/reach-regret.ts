import { askedAbout, askedAtOnce, toAsk } from "#cloud/notices/planning/rules"
import { templateKeys } from "#cloud/notices/templates/rules"
import { noFigures } from "./reach-figures.ts"
import { bestOf } from "./reach-homes.ts"
import type { Ledger } from "./reach-lives.ts"
import { planned } from "./reach-plans.ts"
import { type Plan, play } from "./reach-play.ts"
import { heardWithin, type Trace } from "./reach-traces.ts"

/** One thing that a plan in hindsight has over ours. */
interface Step {
  readonly name: string
  readonly change: (plan: Plan) => Plan
}

const standings = (ledger: Ledger, isOff: (template: (typeof templateKeys)[number]) => boolean) =>
  templateKeys.map(template => ({ template, balance: ledger[template].balance, off: isOff(template) }))

/** What lies between our plan and the best in hindsight, one thing after another; the rest is whom a message brings, and what for. */
const steps: readonly Step[] = [
  {
    name: "three kinds are asked for every time",
    change: plan => ({
      ...plan,
      asks: (about, ledger, toCome) =>
        askedAbout(
          about,
          toAsk(
            standings(ledger, () => false),
            toCome,
          ),
          () => true,
        ),
    }),
  },
  {
    name: "it is known who will say yes to what",
    change: plan => ({
      ...plan,
      asks: (_, ledger, toCome, { agrees }) =>
        toAsk(
          standings(ledger, template => !agrees.includes(template)),
          toCome,
          askedAtOnce,
        ),
    }),
  },
  {
    name: "it is known who comes by themselves, at home too",
    change: plan => ({
      ...plan,
      waits: () => 0,
      sends: (ledger, told, toCome, heardAtHome, foresight) =>
        !heardAtHome && !foresight.comes && plan.sends(ledger, told, toCome, heardAtHome, foresight),
    }),
  },
  { name: "messages go at any hour, any number a day", change: plan => ({ ...plan, unbound: true }) },
]

/** What our plan reaches by weight, alone with one change, and with all changes up to it. */
export interface Gain {
  readonly name: string
  alone: number
  together: number
}

/** `quiet`: the same where a message brings nobody: what our plan with all changes reaches, and the best in hindsight. */
export interface Regret {
  readonly gains: readonly Gain[]
  readonly quiet: { reached: number; bound: number }
}

export const noRegret = (): Regret => ({
  gains: steps.map(({ name }) => ({ name, alone: 0, together: 0 })),
  quiet: { reached: 0, bound: 0 },
})

const reachedBy = (trace: Trace, plan: Plan): number => {
  const figures = noFigures()
  play(trace, plan, figures)
  return figures.reachedWeight
}

/** Plays our plan on a trace with each change alone, and with one after another; adds what it then reaches. */
export const addRegret = (trace: Trace, weights: readonly number[], { gains, quiet }: Regret): void => {
  let together = planned
  for (const [place, { change }] of steps.entries()) {
    together = change(together)
    const gain = gains[place] as Gain
    gain.alone += reachedBy(trace, change(planned))
    gain.together += reachedBy(trace, together)
  }
  const people = trace.people.map(person => ({ ...person, comes: [] }))
  quiet.reached += reachedBy({ ...trace, people }, together)
  quiet.bound += bestOf({ ...trace, people }, weights, heardWithin).reduce((sum, { bound }) => sum + bound, 0)
}
