import { findingWords } from "#cloud/councils/linting/words"
import {
  type Charter,
  type Kind,
  kinds,
  type LintedBody,
  lint,
  presetFor,
  seatsAreHouseholds,
} from "#cloud/councils/rules"

const shares = (num: number, den: number, strict: boolean) => ({ num, den, strict })
const groupsOf: Partial<Record<Kind, readonly string[]>> = {
  streetCouncil: ["departments", "units", "shops", "residents"],
  residentsAssembly: ["households"],
  ownersAssembly: ["households"],
}
const names: Readonly<Record<string, string>> = { shops: "商户", residents: "居民代表", households: "住户" }

/** A body of a kind: three filled seats in each group, the first of all the chair. */
const bodyOf = (kind: Kind, change: (seats: LintedBody["seats"]) => LintedBody["seats"] = same => same): LintedBody => {
  const words = groupsOf[kind] ?? ["committee", "shops", "residents"]
  const all = words.flatMap((group, at) =>
    [0, 1, 2].map(n => ({
      ...{ group, observer: false, held: true },
      ...(at + n === 0 && { title: "chair" as const }),
    })),
  )
  return {
    kind,
    groups: words.map(group => ({ group, name: names[group] ?? group })),
    seats: seatsAreHouseholds(kind) ? [] : change(all),
  }
}
const presetOf = (kind: Kind): Charter =>
  presetFor(
    kind,
    bodyOf(kind).groups.map(({ group }) => group),
  )

test.each(kinds)("the preset of a %s is clean", kind => {
  expect(lint(presetOf(kind), bodyOf(kind))).toEqual([])
})

const pass = (
  num: number,
  den: number,
  strict: boolean,
  of: "present" | "cast" | "decided" | "eligible" = "present",
) => ({
  ...{ num, den, strict },
  of,
})
const majority = (quorum: ReturnType<typeof shares>, of: ReturnType<typeof pass>) =>
  ({ kind: "majority", quorum, pass: of }) as const

interface Seeded {
  readonly says: string
  readonly kind: Kind
  readonly bad: Partial<Charter>
  readonly seats?: (seats: LintedBody["seats"]) => LintedBody["seats"]
  readonly code: string
  readonly field: keyof Charter
  readonly zh: RegExp
}
const bad = (
  says: string,
  kind: Kind,
  change: Partial<Charter>,
  code: string,
  field: keyof Charter,
  zh: RegExp,
  seats?: Seeded["seats"],
): Seeded => ({ says, kind, bad: change, code, field, zh, ...(seats && { seats }) })

const street = presetOf("streetCouncil").rule as Extract<Charter["rule"], { kind: "by-groups" }>
const vacant =
  (...groups: string[]): Seeded["seats"] =>
  seats =>
    seats.map(seat => (groups.includes(seat.group) ? { ...seat, held: false } : seat))

const seeded: readonly Seeded[] = [
  bad(
    "half of the residents, not more",
    "residentsAssembly",
    { quorum: shares(1, 2, false) },
    "assemblyQuorum",
    "quorum",
    /过半数.*第二十七条/,
  ),
  bad(
    "a third of the residents",
    "residentsAssembly",
    { quorum: shares(1, 3, true) },
    "assemblyQuorum",
    "quorum",
    /过半数/,
  ),
  bad(
    "motions that a third may vote on",
    "residentsAssembly",
    { rule: majority(shares(1, 3, false), pass(1, 2, true)) },
    "assemblyQuorum",
    "rule",
    /过半数/,
  ),
  bad(
    "half of those present, not more",
    "residentsAssembly",
    { rule: majority(shares(1, 2, true), pass(1, 2, false)) },
    "passPresent",
    "rule",
    /参加会议的人的过半数/,
  ),
  bad(
    "more than half of those who said yes or no",
    "representativesAssembly",
    { rule: majority(shares(2, 3, false), pass(1, 2, true, "decided")) },
    "passPresent",
    "rule",
    /过半数/,
  ),
  bad(
    "nine days' notice",
    "residentsAssembly",
    { noticeDays: 9 },
    "assemblyNotice",
    "noticeDays",
    /提前 10 天通知，这里只有 9 天/,
  ),
  bad("called by staff alone", "residentsAssembly", { mayCall: ["staff"] }, "assemblyCall", "mayCall", /由居委会召集/),
  bad(
    "a fifth of the residents to be heard",
    "residentsAssembly",
    { endorsement: { of: "residents", share: shares(1, 5, false) } },
    "assemblyEndorsement",
    "endorsement",
    /十分之一/,
  ),
  bad(
    "more than a tenth of the residents",
    "residentsAssembly",
    { endorsement: { of: "residents", share: shares(1, 10, true) } },
    "assemblyEndorsement",
    "endorsement",
    /十分之一/,
  ),
  bad("no study beforehand", "residentsAssembly", { study: false }, "studyMissing", "study", /党组织研究/),
  bad(
    "half of the representatives",
    "representativesAssembly",
    { quorum: shares(1, 2, true) },
    "representativesQuorum",
    "quorum",
    /三分之二/,
  ),
  bad(
    "a third of the representatives to be heard",
    "representativesAssembly",
    { endorsement: { of: "seats", share: shares(1, 3, false) } },
    "representativesEndorsement",
    "endorsement",
    /五分之一/,
  ),
  bad(
    "representatives who send others",
    "representativesAssembly",
    { proxies: { allowed: true, most: 1 } },
    "representativesProxy",
    "proxies",
    /本人到会/,
  ),
  bad(
    "five proxies in one hand",
    "residentsAssembly",
    { proxies: { allowed: true, most: 5 } },
    "proxiesMost",
    "proxies",
    /最多接受 3 人委托，这里写的是 5 人/,
  ),
  bad(
    "an assembly that only has an opinion",
    "residentsAssembly",
    { outcome: "opinion" },
    "outcomeResolution",
    "outcome",
    /决议/,
  ),
  bad(
    "a council that resolves",
    "deliberationCouncil",
    { outcome: "resolution" },
    "outcomeOpinion",
    "outcome",
    /协商意见/,
  ),
  bad(
    "a week on the board",
    "deliberationCouncil",
    { publicityDays: 7 },
    "publicityShort",
    "publicityDays",
    /不少于 15 天，这里只有 7 天/,
  ),
  bad("owners told ten days ahead", "ownersAssembly", { noticeDays: 10 }, "ownersNotice", "noticeDays", /提前 15 天/),
  bad(
    "owners told at short notice",
    "ownersAssembly",
    { shorterAllowed: true },
    "ownersShorter",
    "shorterAllowed",
    /不能缩短/,
  ),
  bad(
    "owners counted by heads",
    "ownersAssembly",
    { rule: majority(shares(2, 3, false), pass(1, 2, true)) },
    "ownersRule",
    "rule",
    /面积和人数/,
  ),
  bad("half of the owners", "ownersAssembly", { quorum: shares(1, 2, true) }, "ownersQuorum", "quorum", /三分之二/),
  bad("owners voting in secret", "ownersAssembly", { ballots: "secret" }, "ownersSecret", "ballots", /记名/),
  bad(
    "a quarter of the owners to be heard",
    "ownersAssembly",
    { endorsement: { of: "residents", share: shares(1, 4, false) } },
    "ownersEndorsement",
    "endorsement",
    /百分之二十/,
  ),
  bad(
    "residents counted as owners",
    "deliberationCouncil",
    { rule: { kind: "owners", matters: "ordinary", showSilent: false } },
    "ownersElsewhere",
    "rule",
    /居民不等于业主/,
  ),
  bad(
    "deciding before discussing",
    "representativesAssembly",
    { steps: ["propose", "decide", "discuss", "publishDecision", "publishResult"] },
    "stepsOrder",
    "steps",
    /顺序/,
  ),
  bad("a step twice", "representativesAssembly", { steps: ["propose", "propose"] }, "stepsOrder", "steps", /每步一次/),
  bad(
    "deciding without publishing the result",
    "representativesAssembly",
    { steps: ["decide", "publishDecision"] },
    "stepsUnpublished",
    "steps",
    /结果公开/,
  ),
  bad("an agenda of nothing", "workingGroup", { agendaMost: 0 }, "agendaNone", "agendaMost", /上限是 0/),
  bad("nobody who calls", "workingGroup", { mayCall: [] }, "nobodyCalls", "mayCall", /谁可以召集/),
  bad(
    "a convener whom there is not",
    "workingGroup",
    { mayCall: ["convener"] },
    "callerMissing",
    "mayCall",
    /只有召集人可以召集/,
  ),
  bad("a body without seats", "workingGroup", {}, "noSeats", "quorum", /一个有表决权的席位/, () => []),
  bad("observers alone", "workingGroup", {}, "noSeats", "quorum", /一个有表决权的席位/, seats =>
    seats.map(seat => ({ ...seat, observer: true })),
  ),
  bad("more than all", "deliberationCouncil", { quorum: shares(1, 1, true) }, "quorumNever", "quorum", /永远达不到/),
  bad("nobody is enough", "deliberationCouncil", { quorum: shares(0, 1, false) }, "quorumNone", "quorum", /没有人到会/),
  bad(
    "a quorum of vacant seats",
    "deliberationCouncil",
    {},
    "quorumVacant",
    "quorum",
    /要 6 席，现在只有 3 席有人/,
    vacant("shops", "residents"),
  ),
  bad(
    "approval by more than all",
    "deliberationCouncil",
    { rule: majority(shares(2, 3, false), pass(1, 1, true)) },
    "passNever",
    "rule",
    /什么也通不过/,
  ),
  bad(
    "approval by nobody",
    "deliberationCouncil",
    { rule: majority(shares(2, 3, false), pass(0, 1, false)) },
    "passNone",
    "rule",
    /没有人赞成/,
  ),
  bad(
    "motions that need more people than the meeting",
    "workingGroup",
    { rule: majority(shares(2, 3, false), pass(1, 2, true)) },
    "ruleQuorum",
    "rule",
    /表决不了/,
  ),
  bad(
    "a required group that is none",
    "deliberationCouncil",
    { required: [{ group: "police", least: 1 }] },
    "requiredUnknown",
    "required",
    /police.*不是本会/,
  ),
  bad(
    "a required group without a seat",
    "deliberationCouncil",
    { required: [{ group: "shops", least: 1 }] },
    "requiredNoSeats",
    "required",
    /商户.*一个席位也没有/,
    seats => seats.filter(({ group }) => group !== "shops"),
  ),
  bad(
    "more of a group than there are",
    "deliberationCouncil",
    { required: [{ group: "shops", least: 4 }] },
    "requiredLeast",
    "required",
    /至少要到 4 席，但一共只有 3 席/,
  ),
  bad(
    "a required group whose seats are vacant",
    "deliberationCouncil",
    { required: [{ group: "shops", least: 2 }] },
    "requiredVacant",
    "required",
    /至少要到 2 席，现在只有 0 席/,
    vacant("shops"),
  ),
  bad(
    "a required group named twice",
    "deliberationCouncil",
    {
      required: [
        { group: "shops", least: 1 },
        { group: "shops", least: 2 },
      ],
    },
    "requiredTwice",
    "required",
    /写了两次/,
  ),
  bad(
    "five of four groups",
    "streetCouncil",
    { rule: { ...street, need: 5 } },
    "groupsNeed",
    "rule",
    /要 5 方通过，但一共只有 4 方/,
  ),
  bad("none of the groups", "streetCouncil", { rule: { ...street, need: 0 } }, "groupsNone", "rule", /0 方通过/),
  bad(
    "a rule that names a stranger",
    "streetCouncil",
    { rule: { ...street, groups: street.groups.map((one, n) => (n === 0 ? { ...one, group: "police" } : one)) } },
    "groupsUnknown",
    "rule",
    /police/,
  ),
  bad(
    "a rule that leaves the shops out",
    "streetCouncil",
    { rule: { ...street, groups: street.groups.filter(({ group }) => group !== "shops") } },
    "groupsLeftOut",
    "rule",
    /没有写“商户”/,
  ),
  bad(
    "three groups where two have anybody",
    "streetCouncil",
    { rule: { ...street, need: 3 } },
    "groupsVacant",
    "rule",
    /要 3 方通过，但现在只有 2 方/,
    vacant("units", "departments"),
  ),
  bad("secret ballots of three shops", "streetCouncil", { ballots: "secret" }, "secretSmall", "ballots", /不到 5 席/),
  bad(
    "proxies that nobody may hold",
    "workingGroup",
    { proxies: { allowed: true, most: 0 } },
    "proxiesNone",
    "proxies",
    /等于不能委托/,
  ),
]

test.each(seeded)("caught: $says", ({ kind, bad: change, code, field, zh, seats }) => {
  const found = lint({ ...presetOf(kind), ...change }, bodyOf(kind, seats))
  const [one] = found.filter(finding => finding.code === code)
  expect(one).toMatchObject({
    code,
    field,
    zh: expect.stringMatching(zh),
    en: expect.stringMatching(/^[A-Z0-9“].{20,}/),
  })
  expect(one?.zh).not.toMatch(/\{|\}/)
  expect(one?.en).not.toMatch(/\{|\}/)
})

test("every sentence of the linter has a charter that earns it, and both languages have the same places", () => {
  expect(seeded.length).toBeGreaterThanOrEqual(40)
  expect(Object.keys(findingWords).sort()).toEqual([...new Set(seeded.map(({ code }) => code))].sort())
  const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort()
  for (const { zh, en } of Object.values(findingWords)) expect(places(en)).toEqual(places(zh))
})

test.each([
  ["exactly ten days", "residentsAssembly", { noticeDays: 10 }],
  ["two thirds of the residents", "residentsAssembly", { quorum: shares(2, 3, false) }],
  [
    "approval of more than half of all",
    "residentsAssembly",
    { rule: majority(shares(1, 2, true), pass(1, 2, true, "eligible")) },
  ],
  ["three proxies", "residentsAssembly", { proxies: { allowed: true, most: 3 } }],
  [
    "fewer endorsements than the law's",
    "residentsAssembly",
    { endorsement: { of: "residents", share: shares(1, 20, false) } },
  ],
  ["exactly two thirds of the representatives", "representativesAssembly", { quorum: shares(4, 6, false) }],
  ["fifteen days for the owners", "ownersAssembly", { noticeDays: 15 }],
  ["all of a group", "deliberationCouncil", { required: [{ group: "shops", least: 3 }] }],
  ["every group", "streetCouncil", { rule: { ...street, need: 4 } }],
] as const satisfies readonly (readonly [string, Kind, Partial<Charter>])[])("allowed: %s", (_, kind, change) => {
  expect(lint({ ...presetOf(kind), ...change }, bodyOf(kind))).toEqual([])
})
