import { noCredit } from "#cloud/notices/credits/rules"
import { weightOf } from "#cloud/notices/planning/rules"
import { type TemplateKey, templateKeys } from "#cloud/notices/templates/rules"
import type { Instant } from "#cloud/shared/values/instant"
import { heardWithin, type Person, soonWithin, type Told } from "./reach-traces.ts"

export type Ledger = Record<TemplateKey, typeof noCredit>

/** A person while a plan is played: what they have heard and done so far, and the books. */
export interface Life {
  readonly place: number
  readonly person: Person
  readonly ledger: Ledger
  /** What WeChat would still deliver. */
  readonly real: Record<TemplateKey, number>
  /** When they first had it, by a message or by opening. */
  readonly heard: (number | undefined)[]
  readonly read: Set<number>
  readonly called: Set<number>
  readonly tookPart: Set<number>
  readonly days: Map<string, number>
  /** As a lane remembers it: when they last read a notice without a message. */
  bySelfAt: Instant | undefined
}

export const lifeOf = (person: Person, place: number): Life => ({
  place,
  person,
  ledger: Object.fromEntries(templateKeys.map(key => [key, noCredit])) as Ledger,
  real: Object.fromEntries(templateKeys.map(key => [key, 0])) as Life["real"],
  heard: [],
  read: new Set(),
  called: new Set(),
  tookPart: new Set(),
  days: new Map(),
  bySelfAt: undefined,
})

/** What happens when, by hour. */
export const agenda = <T>() => {
  const kept = new Map<number, T[]>()
  return {
    at: (hour: number): readonly T[] => kept.get(hour) ?? [],
    add: (hour: number, what: T): void => {
      const there = kept.get(hour)
      if (there) there.push(what)
      else kept.set(hour, [what])
    },
  }
}

/** Of how many notices a household has heard in time, what they weigh, and what those weigh that it heard within a day. */
export const reachOf = (told: readonly Told[], home: readonly Life[]) => {
  const heardIn = (within: number) =>
    told.filter((one, n) => home.some(({ heard }) => (heard[n] ?? Number.POSITIVE_INFINITY) - one.hour <= within))
  const sum = (all: readonly Told[]) => all.reduce((sum, { kind, template }) => sum + weightOf(kind, template), 0)
  const heard = heardIn(heardWithin)
  return { many: heard.length, weight: sum(heard), soon: sum(heardIn(soonWithin)) }
}
