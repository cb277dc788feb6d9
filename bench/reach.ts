import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { weightOf } from "#cloud/notices/planning/rules"
import { templateKeys } from "#cloud/notices/templates/rules"
import { booksOnly, type Figures, heardWithin, homesOf, naive, noFigures, planned, play } from "./reach-plans.ts"
import { type Person, type Trace, traceOf } from "./reach-traces.ts"

const communities = 200

/** When a person could at most be asked: whenever there is something to do and they open it, by themselves or called by anything. */
const asksOf = ({ told }: Trace, person: Person): number[] => {
  const called = told.flatMap(({ hour }, n) => (person.comes[n] === undefined ? [] : [hour + person.comes[n]]))
  const isOpen = (hour: number) => told.some(one => one.hour <= hour && (one.actUntil ?? 0) > hour)
  return [...person.opens, ...called].filter(isOpen).sort((a, b) => a - b)
}

/**
 * No plan can reach more: every consent a person would ever give is taken, for all kinds at once, and each is spent, with
 * everything known beforehand, where it adds most. Per household and kind this is a matching of consents to notices, which
 * taking the heaviest notice first solves exactly.
 */
const hindsight = (trace: Trace, figures: Figures): void => {
  const { told, people } = trace
  for (const home of homesOf(people, ({ household }) => household).values()) {
    const comes = (hour: number) => home.some(({ opens }) => opens.some(at => at >= hour && at <= hour + heardWithin))
    const consents = home.flatMap(person =>
      asksOf(trace, person).flatMap(hour =>
        templateKeys.flatMap(template =>
          person.yes(hour, template) && hour < person.off ? [{ template, from: hour, until: person.off }] : [],
        ),
      ),
    )
    const holder = new Map<(typeof consents)[number], number>()
    const place = (n: number, tried: Set<unknown>): boolean => {
      const one = told[n]
      if (!one) return false
      for (const consent of consents) {
        if (consent.template !== one.template || consent.from > one.hour || consent.until <= one.hour) continue
        if (tried.has(consent)) continue
        tried.add(consent)
        const other = holder.get(consent)
        if (other !== undefined && !place(other, tried)) continue
        holder.set(consent, n)
        return true
      }
      return false
    }
    const weights = told.map(({ kind, template }) => weightOf(kind, template))
    const order = [...told.keys()].sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0))
    for (const n of order) {
      const bySelf = comes(told[n]?.hour ?? 0)
      const heard = bySelf || place(n, new Set())
      figures.asked += 1
      figures.weight += weights[n] ?? 0
      figures.reached += heard ? 1 : 0
      figures.reachedWeight += heard ? (weights[n] ?? 0) : 0
      if (heard && !bySelf) figures.sent += 1
    }
  }
}

const percent = (part: number, whole: number): number => Math.round((1_000 * part) / whole) / 10

/** Who hears of a notice within 72 hours, by how consents are asked for and spent; the table goes into docs/. */
export const measure = async (): Promise<object> => {
  const plans = { naive, booksOnly, planned }
  const figures = { naive: noFigures(), booksOnly: noFigures(), planned: noFigures(), hindsight: noFigures() }
  for (let number = 0; number < communities; number++) {
    const trace = traceOf(number)
    for (const [name, plan] of Object.entries(plans)) play(trace, plan, figures[name as keyof typeof plans])
    hindsight(trace, figures.hindsight)
  }
  const best = figures.hindsight
  const rows = Object.entries(figures).map(([plan, one]) => ({
    plan,
    reached: percent(one.reached, one.asked),
    byWeight: percent(one.reachedWeight, one.weight),
    regret: Math.round(10 * (percent(best.reachedWeight, best.weight) - percent(one.reachedWeight, one.weight))) / 10,
    sent: one.sent,
    wasted: one.wasted,
    refused43101: one.refused,
    sentOnZero: one.onZero,
  }))
  writeFileSync(join(import.meta.dirname, "../docs/reach.md"), table(rows))
  return { communities, notices: best.asked, rows }
}

const table = (rows: readonly Readonly<Record<string, string | number>>[]): string => {
  const cells = (values: readonly (string | number)[]) => `| ${values.join(" | ")} |\n`
  return `# Who hears of a notice

\`npm run bench -- reach\`: ${communities} generated communities of 60 households, half a year each (bench/reach-traces.ts). *Reached*: households, of
all household × notice, in which somebody has heard within ${heardWithin} hours, by a message or by opening the mini-program; *by weight*: the same with
each notice counted as much as it matters (1 to 9). *Regret*: what the best plan in hindsight has over it; that one takes every consent anybody would
ever give, for all kinds at once, and knows everything beforehand, so that no real plan can reach it. *Wasted*: sent to a household that heard anyway.

${cells(["plan", "reached, %", "by weight, %", "regret, points", "sent", "wasted", "43101", "sent without a consent in the books"])}${cells(rows.length > 0 ? ["---", "---:", "---:", "---:", "---:", "---:", "---:", "---:"] : [])}${rows
  .map(({ plan, reached, byWeight, regret, sent, wasted, refused43101, sentOnZero }) =>
    cells([
      plan ?? "",
      reached ?? "",
      byWeight ?? "",
      regret ?? "",
      sent ?? "",
      wasted ?? "",
      refused43101 ?? "",
      sentOnZero ?? "",
    ]),
  )
  .join("")}
*naive* sends everything to everybody and always asks for the same three kinds; *booksOnly* keeps books of consents and sends only on one; *planned* is
what the house does (notices/planning/rules.ts): it asks for what the calendar will need, keeps a consent for what matters more, and lets news wait
for those who come by themselves. Its rules were written before the traces were first played and not changed after.
`
}
