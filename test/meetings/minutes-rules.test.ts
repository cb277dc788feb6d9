import { draftOf } from "#cloud/meetings/minutes/draft"
import { fillingOf, knownPlaces, type Written } from "#cloud/meetings/minutes/filling"
import {
  affairsDays,
  type Confirmation,
  checkAddendum,
  checkEdit,
  checkObject,
  checkPublish,
  checkTyped,
  confirmedBy,
  edited,
  freezes,
  publicDays,
  publicUntil,
  type Standing,
  signersOf,
} from "#cloud/meetings/minutes/rules"
import { numeral } from "#cloud/meetings/minutes/words"
import { Refusal } from "#cloud/shared/refusal"
import { day } from "#cloud/shared/values/day"
import { instant } from "#cloud/shared/values/instant"
import { about, evening, heads, item, nameOf, person, seat, typed } from "./a-sitting.ts"

const drafted = draftOf(evening)
const now = instant("2026-03-06T01:00:00.000Z")

const codeOf = (act: () => unknown): string => {
  try {
    act()
    return "accepted"
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.code.replace("meetings.", "")
  }
}

describe("what minutes say by themselves", () => {
  test("who was there: by holder, by substitute, excused or absent; observers are in no figure but their own", () => {
    expect(drafted.whole).toEqual({
      eligible: 7,
      present: 5,
      substitutes: 1,
      proxies: 0,
      excused: 1,
      absent: 1,
      observers: 1,
    })
    expect(drafted.groups.map(({ name, eligible, present, absent }) => [name, eligible, present, absent])).toEqual([
      ["商户", 3, 2, 0],
      ["居民代表", 3, 2, 1],
      ["居委会", 1, 1, 0],
    ])
    expect(drafted.seats.map(({ seat, came }) => `${seat} ${came}`)).toEqual([
      "shop1 present",
      "shop2 substitute",
      "shop3 excused",
      "home1 present",
      "home2 present",
      "home3 absent",
      "office1 present",
      "guest1 present",
    ])
  })

  test("a seat whose written mandate is in the hands of somebody there is present, as the hall counted it", () => {
    const proxies = [
      { seat: seat("home3"), to: seat("home1") },
      { seat: seat("shop3"), to: seat("home3") },
    ]
    const represented = draftOf({ ...evening, proxies })
    expect(represented.whole).toMatchObject({ present: 6, proxies: 1, excused: 1, absent: 0 })
    expect(represented.proxies).toEqual([proxies[0]])
  })

  test("a vacant seat is not due, and households that did not come are counted but not listed", () => {
    const vacant = evening.seats.map(({ holder, ...one }) => (one.seat === "home3" ? one : { ...one, holder }))
    expect(draftOf({ ...evening, seats: vacant }).whole).toMatchObject({ eligible: 6, absent: 0 })
    const counted = draftOf({ ...evening, listsAbsent: false })
    expect(counted.whole).toEqual(drafted.whole)
    expect(counted.seats.map(one => one.came)).not.toContain("absent")
  })

  test("how the quorum went, when it opened and closed, who spoke to what, once each", () => {
    expect(drafted.quorum.map(({ what, present }) => [what, present])).toEqual([
      ["opened", 4],
      ["quorumReached", 5],
      ["quorumLost", 4],
      ["closed", 4],
    ])
    expect([drafted.opened, drafted.closed]).toEqual(["2026-03-05T11:05:00.000Z", "2026-03-05T12:40:00.000Z"])
    expect(drafted.items.map(({ speakers }) => speakers)).toEqual([["home2", "shop1"], []])
  })

  test("each motion stands at its item with its figures, recusals, proxies and objections", () => {
    expect(drafted.items.map(({ motions }) => motions.length)).toEqual([0, 1])
    expect(drafted.items[1]?.motions[0]).toMatchObject({
      outcome: "passed",
      tally: { eligible: 6, approve: 3, oppose: 1 },
      recused: [{ seat: "shop2" }],
      objections: [{ seat: "home2" }],
    })
  })
})

describe("what is typed beside it", () => {
  const check = (more: Parameters<typeof typed>[0]) => codeOf(() => checkTyped(drafted, typed(more), about.begins))

  test.each([
    ["as it should be", {}, "accepted"],
    [
      "about another item",
      { items: [{ item: item("i9"), summary: "", decision: "", reservations: "" }] },
      "itemUnknown",
    ],
    ["a signer who was excused", { signers: { chair: seat("shop3"), scrutineers: [] } }, "signerAway"],
    ["a signer who only observed", { signers: { scrutineers: [seat("guest1")] } }, "signerAway"],
    ["one seat in two offices", { signers: { chair: seat("home1"), scrutineers: [seat("home1")] } }, "signsTwice"],
    [
      "an action of a seat that is not there",
      { tasks: [{ what: "x", who: { is: "seat", seat: seat("nobody") }, by: day("2026-03-12") }] },
      "holderUnknown",
    ],
    [
      "an action for the day before",
      { tasks: [{ what: "x", who: { is: "words", words: "张三" }, by: day("2026-03-04") }] },
      "taskPast",
    ],
  ] as const)("%s: %s", (_, more, expected) => {
    expect(check(more as Parameters<typeof typed>[0])).toBe(expected)
  })
})

describe("from draft to frozen", () => {
  const fresh: Standing = { state: "draft", version: 4, confirmations: [], objections: { open: 0, raised: 0 } }
  const signers = signersOf(drafted, typed().signers)
  const by = (name: string, seen = 4) => ({ person: person(name), seen, at: now })
  const all = ["p-office1", "p-home2", "p-shop1"]
  const confirmed = all.reduce((standing, name) => confirmedBy(standing, signers, by(name)), fresh)

  test("the chair and two scrutineers, three different persons, confirm; two are not enough", () => {
    expect(confirmed.state).toBe("confirmed")
    for (const missing of all) {
      const two = all.filter(name => name !== missing)
      expect(two.reduce((standing, name) => confirmedBy(standing, signers, by(name)), fresh).state).toBe("draft")
    }
    expect(codeOf(() => confirmedBy(confirmedBy(fresh, signers, by("p-home2")), signers, by("p-home2")))).toBe(
      "confirmedAlready",
    )
  })

  test("one person on two seats signs once", () => {
    const twice = { ...evening, presences: evening.presences.map(one => ({ ...one, person: person("p-office1") })) }
    expect(signersOf(draftOf(twice), typed().signers)).toHaveLength(1)
  })

  test("whoever was not chosen, or has seen an older version, does not confirm", () => {
    expect(codeOf(() => confirmedBy(fresh, signers, by("p-home1")))).toBe("notSigner")
    expect(codeOf(() => confirmedBy(fresh, signers, by("p-home2", 3)))).toBe("minutesNewer")
  })

  test("an edit after a confirmation voids all of them, and is a new version", () => {
    expect(edited(confirmed)).toMatchObject({ state: "draft", version: 5, confirmations: [] as Confirmation[] })
    expect(codeOf(() => checkEdit(confirmed, 3))).toBe("minutesNewer")
    expect(codeOf(() => checkEdit(confirmed, 4))).toBe("accepted")
  })

  const until = publicUntil(now, 15)
  const published: Standing = { ...confirmed, state: "published", published: { until } }

  test("only what is confirmed is published, and nothing is edited or confirmed afterwards", () => {
    expect(codeOf(() => checkPublish(fresh))).toBe("unconfirmed")
    expect(codeOf(() => checkPublish(confirmed))).toBe("accepted")
    for (const state of ["published", "frozen"] as const) {
      const later = { ...published, state }
      expect(codeOf(() => checkPublish(later))).toBe("minutesPublished")
      expect(codeOf(() => checkEdit(later, 4))).toBe("minutesPublished")
      expect(codeOf(() => confirmedBy(later, signers, by("p-home2")))).toBe("minutesPublished")
      expect(codeOf(() => checkAddendum(later))).toBe("accepted")
    }
    expect(codeOf(() => checkAddendum(confirmed))).toBe("stillEdited")
  })

  test("what is 居务公开 stands 15 full days at least, whatever a charter says; a longer charter holds", () => {
    expect(affairsDays).toBe(15)
    expect(publicDays("deliberationCouncil", 7)).toBe(15)
    expect(publicDays("residentsAssembly", 20)).toBe(20)
    expect(publicDays("streetCouncil", 7)).toBe(7)
    expect(until).toBe("2026-03-21T16:00:00.000Z")
  })

  test("objections are taken until the last day ends, and minutes are frozen when none is open", () => {
    expect(codeOf(() => checkObject(published, instant("2026-03-21T15:59:59.999Z")))).toBe("accepted")
    expect(codeOf(() => checkObject(published, until))).toBe("minutesObjectionsOver")
    expect(codeOf(() => checkObject(confirmed, now))).toBe("minutesObjectionsOver")
    expect(freezes(published, instant("2026-03-21T15:59:59.999Z"))).toBe(until)
    expect(freezes(published, until)).toBe("yes")
    expect(freezes({ ...published, objections: { open: 1, raised: 1 } }, until)).toBe("no")
    expect(freezes({ ...published, state: "frozen" }, until)).toBe("no")
  })
})

describe("the document's text", () => {
  const written: Written = {
    ...{
      about,
      drafted,
      typed: typed(),
      heads,
      nameOf,
      named: true,
      state: "draft",
      version: 4,
      clerk: "钱文书",
      addenda: [],
    },
  }

  test("every place it fills is a known one", () => {
    const keysOf = (value: unknown): string[] =>
      Array.isArray(value)
        ? value.flatMap(keysOf)
        : typeof value === "object" && value !== null
          ? Object.entries(value).flatMap(([key, of]) => [key, ...keysOf(of)])
          : []
    const filled = new Set(keysOf(fillingOf(written)))
    expect(filled.size).toBeGreaterThan(40)
    expect([...filled].filter(place => !knownPlaces.includes(place))).toEqual([])
    expect(knownPlaces.filter(place => !filled.has(place))).toEqual([])
  })

  test("a deliberation's output is called 协商意见, an assembly's 决议", () => {
    expect(fillingOf(written)).toMatchObject({ 结论性质: "协商意见" })
    const resolved = { ...written, about: { ...about, outcome: "resolution" as const } }
    expect(fillingOf(resolved)).toMatchObject({ 结论性质: "决议" })
  })

  test("says where it stands, and its 8 characters only when the content can no longer change", () => {
    expect(fillingOf(written)).toMatchObject({ 状态: "草稿 · 第 4 稿", 校验码: "定稿前不出校验码" })
    const frozen = { ...written, state: "frozen" as const, frozen: now, hash: "0123456789abcdef" }
    expect(fillingOf(frozen)).toMatchObject({ 状态: "定稿 · 2026 年 3 月 6 日（周五）", 校验码: "01234567" })
  })

  test("numbers of items are written as documents write them", () => {
    expect([1, 10, 11, 20, 23, 99].map(numeral)).toEqual(["一", "十", "十一", "二十", "二十三", "九十九"])
  })
})
