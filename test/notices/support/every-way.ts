import { type TemplateKey, templateKeys } from "#cloud/notices/templates/rules"
import type { Person, Told } from "../../../bench/reach-traces.ts"
import { fc } from "../../support/drawn.ts"

/** Trying everything out: only for a day of small numbers. */

const asked = 3

/** All ways to take one of each. */
const product = <T>(of: readonly (readonly T[])[]): T[][] =>
  of.reduce<T[][]>((ways, some) => ways.flatMap(way => some.map(one => [...way, one])), [[]])

const threeOf = (kinds: readonly TemplateKey[]): (readonly TemplateKey[])[] =>
  kinds.length <= asked ? [kinds] : kinds.map((_, left) => kinds.filter((_, place) => place !== left))

/**
 * What one person has heard in the end, hour by hour and as it is said: who comes hears what was told in the hours before and takes
 * part, then messages leave; undefined where one leaves without a consent.
 */
const live = (
  told: readonly Told[],
  { opens, comes, off }: Person,
  within: number,
  sends: readonly (number | undefined)[],
  asks: readonly (readonly TemplateKey[])[],
): number | undefined => {
  const left = Object.fromEntries(templateKeys.map(key => [key, 0])) as Record<TemplateKey, number>
  const coming = new Set(opens)
  const done = new Set<number>()
  let heard = 0
  for (let hour = 0; hour < 40; hour++) {
    for (const [n, one] of coming.has(hour) ? told.entries() : []) {
      if (one.hour < hour && hour - one.hour <= within) heard |= 1 << n
      if (!one.part || one.hour >= hour || one.part.until <= hour || done.has(n)) continue
      done.add(n)
      if (hour < off) for (const key of asks[n] ?? []) left[key] += 1
    }
    for (const [n, { template }] of told.entries()) {
      if (sends[n] !== hour) continue
      if (hour >= off || left[template] === 0) return undefined
      left[template] -= 1
      heard |= 1 << n
      if (comes[n] !== undefined) coming.add(hour + comes[n])
    }
  }
  return heard
}

/** Everything that somebody may have heard in the end, each a set of bits, by whatever way of asking and sending. */
export const everyWay = (told: readonly Told[], person: Person, within: number): ReadonlySet<number> => {
  const hours = told.map(({ hour }) => [undefined, ...Array.from({ length: within + 1 }, (_, late) => hour + late)])
  const found = new Set<number>()
  for (const asks of product(told.map((_, n) => threeOf(person.agrees[n] ?? []))))
    for (const sends of product(hours)) {
      const heard = live(told, person, within, sends, asks)
      if (heard !== undefined) found.add(heard)
    }
  return found
}

export const worthOf = (heard: number, gains: readonly number[]): number =>
  gains.reduce((sum, gain, n) => sum + (heard & (1 << n) ? gain : 0), 0)

const all = [...templateKeys]
/** Mostly the same kinds, and mostly few who agree: consents have to be short for it to matter how they are spent. */
const key = fc.constantFrom<TemplateKey>("news", "news", "news", "vote", "vote", ...all)
const agreed = fc.oneof(
  { weight: 3, arbitrary: fc.subarray<TemplateKey>(["news", "vote"], { minLength: 1 }) },
  { weight: 1, arbitrary: fc.subarray(all, { minLength: 1 }) },
)
/** Up to four notices within some hours, a part to take in the first, and people who live through them. */
export const smallCase = (people: number) =>
  fc
    .array(
      fc.record({ hour: fc.nat(12), template: key, lasts: fc.option(fc.integer({ min: 1, max: 6 }), { freq: 2 }) }),
      {
        minLength: 2,
        maxLength: 4,
      },
    )
    .map(all =>
      all
        .sort((a, b) => a.hour - b.hour)
        .map(({ hour, template, lasts }, n): Told => {
          const until = hour + (lasts ?? 4)
          const part = lasts !== null || n === 0 ? { part: { until, about: template } } : {}
          return { ...{ hour, kind: "written", template, about: `n${n}`, moments: {}, names: {} }, ...part }
        }),
    )
    .chain(told => {
      const first = told[0]?.hour ?? 0
      const one = <T>(what: fc.Arbitrary<T>) => fc.tuple(...told.map(() => what))
      const opens = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.uniqueArray(fc.nat(16), { maxLength: 1 }))
      const person = fc.record({
        household: fc.constant(0),
        opens: opens.map(([soon, later]) => [...new Set([first + soon, ...later])].sort((a, b) => a - b)),
        comes: one(fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined, freq: 4 })),
        agrees: one(agreed),
        off: fc.constantFrom(4, 8, 99, 99, 99),
      })
      return fc.record({
        told: fc.constant(told),
        people: fc.array(person, { minLength: people, maxLength: people }) as fc.Arbitrary<Person[]>,
        gains: one(fc.integer({ min: 0, max: 9 })),
      })
    })
