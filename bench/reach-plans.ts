import { entered, isReady, noCredit } from "#cloud/notices/credits/rules"
import { askedAtOnce, isWorth, needsOf, patienceFor, toAsk, weightOf } from "#cloud/notices/planning/rules"
import { type TemplateKey, templateKeys } from "#cloud/notices/templates/rules"
import { hour as hourLong, type Instant, instant, later } from "#cloud/shared/values/instant"
import { hours, type Person, type Told, type Trace } from "./reach-traces.ts"

const start = instant("2026-01-01T00:00:00.000Z")
const moment = (at: number): Instant => later(start, at * hourLong)
/** Whoever has heard of a notice after so many hours has heard of it. */
export const heardWithin = 72

export type Ledger = Record<TemplateKey, typeof noCredit>

/** How consents are asked for and spent. `readBySelf`: how many of the last notices the person read without a message. */
export interface Plan {
  asks(ledger: Ledger, toCome: ReturnType<typeof needsOf>): readonly TemplateKey[]
  /** Hours to wait before sending; undefined when nothing is sent. */
  sends(ledger: Ledger, told: Told, toCome: ReturnType<typeof needsOf>, readBySelf: number): number | undefined
}

/** What is common: the same three kinds are asked for, and everything is sent to everybody. */
export const naive: Plan = { asks: () => templateKeys.slice(0, askedAtOnce), sends: () => 0 }

/** The books alone: what is asked is the same, nothing is sent without a consent. */
export const booksOnly: Plan = {
  asks: naive.asks,
  sends: (ledger, { template }) => (isReady(ledger[template]) ? 0 : undefined),
}

/** Ours, with the rules that the house runs on. */
export const planned: Plan = {
  asks: (ledger, toCome) =>
    toAsk(
      templateKeys.map(template => ({ template, ...ledger[template] })),
      toCome,
    ),
  sends: (ledger, { kind, template }, toCome, readBySelf) => {
    const weight = weightOf(kind, template)
    const credit = ledger[template]
    if (!isReady(credit) || !isWorth(credit.balance, { template, weight }, toCome)) return undefined
    return patienceFor(weight, readBySelf) / hourLong
  },
}

export interface Figures {
  /** Households × notices, and those that heard in time; the same by weight. */
  asked: number
  reached: number
  weight: number
  reachedWeight: number
  sent: number
  /** Sent to somebody who came by themselves in time anyway, or whose household had heard. */
  wasted: number
  /** WeChat's 43101: there was no consent. */
  refused: number
  /** Sent while the books said there was no consent. */
  onZero: number
}
export const noFigures = (): Figures => ({
  ...{ asked: 0, reached: 0, weight: 0, reachedWeight: 0, sent: 0, wasted: 0, refused: 0, onZero: 0 },
})

/** What is still to come at each notice, as the calendar tells it: facts of the last 60 days. */
export const forecasts = ({ told }: Trace) =>
  told.map((one, n) =>
    needsOf(
      told
        .slice(0, n + 1)
        .filter(({ hour }) => hour > one.hour - 60 * 24)
        .map(({ kind, moments }) => ({
          kind,
          data: Object.fromEntries(Object.entries(moments).map(([name, at]) => [name, moment(at)])),
        })),
      moment(one.hour),
    ),
  )

interface Life {
  readonly person: Person
  readonly ledger: Ledger
  /** What WeChat would still deliver. */
  readonly real: Record<TemplateKey, number>
  readonly heard: (number | undefined)[]
  readonly bySelf: boolean[]
  readonly acted: Set<number>
}

/** People by their household. */
export const homesOf = <T>(all: readonly T[], household: (one: T) => number): ReadonlyMap<number, T[]> => {
  const homes = new Map<number, T[]>()
  for (const one of all) homes.set(household(one), [...(homes.get(household(one)) ?? []), one])
  return homes
}

/** Plays a plan on a trace, hour by hour for each person; adds what happened to the figures. */
export const play = (trace: Trace, plan: Plan, figures: Figures): void => {
  const { told, people } = trace
  const toCome = forecasts(trace)
  const lives = people.map((person): Life => {
    const ledger = Object.fromEntries(templateKeys.map(key => [key, noCredit])) as Ledger
    const real = Object.fromEntries(templateKeys.map(key => [key, 0])) as Life["real"]
    return { person, ledger, real, heard: [], bySelf: [], acted: new Set() }
  })
  const homes = homesOf(lives, ({ person }) => person.household)
  /** What happens when, per hour; a person who is called comes some hours later. */
  const coming = new Map<number, Life[]>()
  const sending = new Map<number, { life: Life; n: number }[]>()
  const plant = <T>(into: Map<number, T[]>, hour: number, what: T) => into.set(hour, [...(into.get(hour) ?? []), what])
  for (const life of lives) for (const hour of life.person.opens) plant(coming, hour, life)
  const natural = new Map(lives.map(life => [life, new Set(life.person.opens)]))
  const before = (hour: number) => told.findLastIndex(one => one.hour <= hour)

  const open = (life: Life, hour: number): void => {
    const last = before(hour)
    for (let n = last; n >= 0 && hour - (told[n]?.hour ?? 0) <= heardWithin; n--) {
      if (life.heard[n] !== undefined) continue
      life.heard[n] = hour
      life.bySelf[n] = natural.get(life)?.has(hour) ?? false
    }
    const todo = told.findIndex((one, n) => n <= last && (one.actUntil ?? 0) > hour && !life.acted.has(n))
    if (todo < 0) return
    life.acted.add(todo)
    for (const template of plan.asks(life.ledger, toCome[last] ?? [])) {
      const yes = life.person.yes(hour, template)
      life.ledger[template] = entered(life.ledger[template], yes ? "accept" : "reject")
      if (yes && hour < life.person.off) life.real[template] += 1
    }
  }
  const selfReads = (life: Life, n: number): number => {
    let reads = 0
    for (let at = n - 1; at >= 0 && reads < 3 && life.bySelf[at]; at--) reads += 1
    return reads
  }
  const send = (life: Life, n: number, hour: number): void => {
    const one = told[n]
    if (!one || life.heard[n] !== undefined) return
    const { template } = one
    figures.sent += 1
    if (!isReady(life.ledger[template])) figures.onZero += 1
    else life.ledger[template] = entered(life.ledger[template], "spent")
    if (life.real[template] === 0 || hour >= life.person.off) {
      figures.refused += 1
      life.ledger[template] = entered(life.ledger[template], "refused")
      return
    }
    const home = homes.get(life.person.household) ?? []
    const heard = home.some(other => other.heard[n] !== undefined)
    const comes = life.person.opens.some(at => at >= hour && at <= one.hour + heardWithin)
    if (heard || comes) figures.wasted += 1
    life.real[template] -= 1
    life.heard[n] = hour
    life.bySelf[n] = false
    const delay = life.person.comes[n]
    if (delay !== undefined) plant(coming, hour + delay, life)
  }
  let next = 0
  for (let hour = 0; hour < hours; hour++) {
    for (const life of coming.get(hour) ?? []) open(life, hour)
    for (; told[next] && (told[next] as Told).hour <= hour; next++) {
      for (const life of lives) {
        const wait = plan.sends(life.ledger, told[next] as Told, toCome[next] ?? [], selfReads(life, next))
        if (wait === 0) send(life, next, hour)
        else if (wait !== undefined) plant(sending, hour + wait, { life, n: next })
      }
    }
    // A consent may have been spent meanwhile on what matters more.
    for (const { life, n } of sending.get(hour) ?? [])
      if (plan.sends(life.ledger, told[n] as Told, toCome[next - 1] ?? [], 0) !== undefined) send(life, n, hour)
  }
  for (const [n, one] of told.entries()) {
    const weight = weightOf(one.kind, one.template)
    for (const home of homes.values()) {
      const heard = home.some(life => (life.heard[n] ?? Number.POSITIVE_INFINITY) - one.hour <= heardWithin)
      figures.asked += 1
      figures.weight += weight
      figures.reached += heard ? 1 : 0
      figures.reachedWeight += heard ? weight : 0
    }
  }
}
