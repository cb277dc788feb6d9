import { type ByGroups, type Majority, representativesAssembly, residentsAssembly } from "../../votes/counting/rule.ts"
import type { Kind } from "../bodies/rules.ts"
import { type Charter, steps } from "./rules.ts"
import { sources } from "./words.ts"

const half = { num: 1, den: 2, strict: true } as const
const twoThirds = { num: 2, den: 3, strict: false } as const
const council: Majority = { kind: "majority", quorum: twoThirds, pass: { ...half, of: "present" } }
/** Within a group: half of it takes part, more than half of those present approve. */
const ofGroup: Majority = { kind: "majority", quorum: { ...half, strict: false }, pass: { ...half, of: "present" } }

/** The groups a street's council usually has; the shops and the residents must be there. */
export const streetGroups = ["committee", "departments", "units", "property", "shops", "residents"] as const
const heard: readonly string[] = ["shops", "residents"]

/** Passes when more than half of the groups and the whole pass; a group without anybody does not pass. */
const byGroups = (groups: readonly string[]): ByGroups => ({
  kind: "by-groups",
  groups: groups.map(group => ({ group, rule: ofGroup })),
  need: Math.floor(groups.length / 2) + 1,
  whole: council,
  empty: "fails",
})

/** What deliberates (组织法 32): no law sets its figures; these are usual. */
const deliberating = {
  mayCall: ["staff", "committee", "chair", "convener"],
  noticeDays: 3,
  shorterAllowed: true,
  agendaMost: 5,
  quorum: twoThirds,
  required: [],
  rule: council,
  ballots: "open",
  remote: false,
  proxies: { allowed: false, most: 0 },
  recusal: true,
  study: false,
  endorsement: { of: "seats", share: { num: 1, den: 3, strict: false } },
  steps: [],
  outcome: "opinion",
  publicityDays: 15,
} as const satisfies Omit<Charter, "source">

/** What the residents decide (组织法 26–30, 34). */
const deciding = {
  ...deliberating,
  mayCall: ["committee", "staff"],
  noticeDays: 10,
  agendaMost: 10,
  study: true,
  steps,
  outcome: "resolution",
} as const

/** The rules of procedure that a body of each kind begins with. Every one of them passes the linter. */
export const presets: Readonly<Record<Kind, Charter>> = {
  residentsAssembly: {
    ...deciding,
    quorum: half,
    rule: residentsAssembly,
    endorsement: { of: "residents", share: { num: 1, den: 10, strict: false } },
    source: sources.residentsAssembly,
  },
  representativesAssembly: {
    ...deciding,
    rule: representativesAssembly,
    oneSeatEach: true,
    endorsement: { of: "seats", share: { num: 1, den: 5, strict: false } },
    source: sources.representativesAssembly,
  },
  deliberationCouncil: { ...deliberating, source: sources.deliberationCouncil },
  streetCouncil: {
    ...deliberating,
    noticeDays: 5,
    oneSeatEach: true,
    required: heard.map(group => ({ group, least: 1 })),
    rule: byGroups(streetGroups),
    source: sources.streetCouncil,
  },
  ownersAssembly: {
    ...deciding,
    noticeDays: 15,
    shorterAllowed: false,
    rule: { kind: "owners", matters: "ordinary", showSilent: false },
    remote: true,
    proxies: { allowed: true, most: 3 },
    study: false,
    endorsement: { of: "residents", share: { num: 1, den: 5, strict: false } },
    steps: [],
    source: sources.ownersAssembly,
  },
  workingGroup: {
    ...deliberating,
    quorum: half,
    rule: { ...council, quorum: half },
    source: sources.workingGroup,
  },
}

/** The preset of a kind for a body with these groups: what names groups names the body's own. */
export const presetFor = (kind: Kind, groups: readonly string[]): Charter => {
  const preset = presets[kind]
  if (preset.rule.kind !== "by-groups") return preset
  return {
    ...preset,
    rule: byGroups(groups),
    required: preset.required.filter(({ group }) => groups.includes(group)),
  }
}
