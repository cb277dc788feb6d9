import { needed, reaches } from "./majority.ts"
import { refuse } from "./refusals.ts"
import type { Owners, Share } from "./rule.ts"

/**
 * A unit (专有部分) of the building. Units with the same owners are of one buyer; a unit of several co-owners is one
 * person's. `unsold` are the developer's units that are not sold, or sold and not handed over.
 */
export interface Unit {
  /** Whole 0.01 m². */
  readonly area: number
  readonly owners: readonly string[]
  readonly unsold: boolean
  /** Nothing when no ballot was returned: then the owner does not take part. */
  readonly choice: "approve" | "oppose" | "abstain" | "blank" | undefined
}

/** Of everything, or of a choice: the area in 0.01 m², and the persons. */
export interface Both {
  readonly area: number
  readonly persons: number
}

/** What both thresholds say: reached in area and in persons, needed and lacking of each. */
export interface Threshold {
  readonly reached: boolean
  readonly needed: Both
  readonly lacking: Both
}

export interface OwnersVerdict {
  readonly passed: boolean
  readonly all: Both
  readonly part: Both
  readonly approve: Both
  readonly oppose: Both
  readonly quorum: Threshold
  readonly majority: Threshold
  /** 从多: the result if the silent counted with the majority, where the community shows it. It decides nothing. */
  readonly silent: { readonly passed: boolean; readonly with: "approve" | "oppose" | "nobody" } | undefined
}

/** Two thirds take part, in area and in persons (民法典 278). */
const quorumShare: Share = { num: 2, den: 3, strict: false }
/** More than half of those taking part; for matters 6 to 8 at least three quarters of them (民法典 278). */
const majorityShare: Readonly<Record<Owners["matters"], Share>> = {
  ordinary: { num: 1, den: 2, strict: true },
  grave: { num: 3, den: 4, strict: false },
}

/** All units of one person, as the Supreme Court counts persons (建筑物区分所有权司法解释 2020, 9). */
interface Person {
  readonly area: number
  readonly choice: Unit["choice"]
}

const nothing: Both = { area: 0, persons: 0 }

const personsOf = (units: readonly Unit[]): Person[] => {
  const persons = new Map<string, Person>()
  for (const { area, owners, unsold, choice } of units) {
    if (!Number.isSafeInteger(area) || area < 0) throw refuse("badArea", { owner: owners.join("、").slice(0, 120) })
    const key = unsold ? "unsold" : JSON.stringify([...new Set(owners)].sort())
    const before = persons.get(key)
    if (before && before.choice !== choice)
      throw refuse("oneOwnerTwoChoices", { owner: owners.join("、").slice(0, 120) })
    persons.set(key, { area: area + (before?.area ?? 0), choice })
  }
  return [...persons.values()]
}

const sumOf = (persons: readonly Person[]): Both =>
  persons.reduce((sum, { area }) => ({ area: sum.area + area, persons: sum.persons + 1 }), nothing)

const plus = (a: Both, b: Both): Both => ({ area: a.area + b.area, persons: a.persons + b.persons })

const threshold = (part: Both, whole: Both, share: Share): Threshold => {
  const least = { area: needed(whole.area, share), persons: needed(whole.persons, share) }
  return {
    reached: reaches(part.area, whole.area, share) && reaches(part.persons, whole.persons, share),
    needed: least,
    lacking: { area: Math.max(least.area - part.area, 0), persons: Math.max(least.persons - part.persons, 0) },
  }
}

/**
 * An owners' vote (民法典 278): at least two thirds of the area and of the persons take part; more than half of the area
 * and of the persons taking part approve, or three quarters of both for matters 6 to 8. Refuses an owner whose units say
 * different things, and areas that are not whole 0.01 m².
 */
export const decideOwners = (rule: Owners, units: readonly Unit[]): OwnersVerdict => {
  const persons = personsOf(units)
  const chose = (choice: Unit["choice"]): Both => sumOf(persons.filter(person => person.choice === choice))
  const all = sumOf(persons)
  const part = sumOf(persons.filter(({ choice }) => choice !== undefined))
  const [approve, oppose, quiet] = [chose("approve"), chose("oppose"), chose(undefined)]
  const share = majorityShare[rule.matters]
  const quorum = threshold(part, all, quorumShare)
  const majority = threshold(approve, part, share)
  const leading = majoritySide(approve, oppose)
  const silent = {
    with: leading,
    passed: leading === "approve" && threshold(plus(approve, quiet), all, share).reached,
  }
  return {
    passed: quorum.reached && majority.reached,
    all,
    part,
    approve,
    oppose,
    quorum,
    majority,
    silent: rule.showSilent ? silent : undefined,
  }
}

/** The side that has more of both area and persons. */
const majoritySide = (approve: Both, oppose: Both): "approve" | "oppose" | "nobody" => {
  if (approve.area > oppose.area && approve.persons > oppose.persons) return "approve"
  if (oppose.area > approve.area && oppose.persons > approve.persons) return "oppose"
  return "nobody"
}
