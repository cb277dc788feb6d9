import type { Action, May } from "#cloud/shared/contract"
import { dayLong } from "#cloud/shared/values/instant"
import { aimed, idFields, schemaOf, thingOf } from "./aiming.ts"
import type { Who } from "./door.ts"
import { type Neighbours, seedNeighbours } from "./neighbours.ts"
import { marksOf, people, type Someone } from "./sides.ts"

jest.setTimeout(600_000)

/** Everybody who may stand at the door: people of every role, and those who are nobody's. */
const visitors = [...people, "nobody", "newcomer", "expired", "timer"] as const
type Visitor = (typeof visitors)[number]

const unknown: readonly Visitor[] = ["nobody", "expired"]

/** The whole policy on one page, apart from the program's own: what keeps a visitor out of an action, or nothing. */
const kept: Readonly<Record<Extract<May, string> | "roles", (who: Visitor, may: May) => string | undefined>> = {
  timer: who => (who === "timer" ? undefined : "403 house.notYours"),
  anyone: who => (who === "timer" ? "403 house.notYours" : undefined),
  newcomer: who => (unknown.includes(who) ? "401 house.whoAreYou" : kept.anyone(who, "anyone")),
  member: who => kept.newcomer(who, "newcomer") ?? (who === "newcomer" ? "403 house.joinFirst" : undefined),
  delegate: who => kept.member(who, "member") ?? (who === "delegate" ? undefined : "403 house.delegateOnly"),
  roles: (who, may) =>
    kept.member(who, "member") ?? ((may as readonly string[]).includes(who) ? undefined : "403 house.notYours"),
}
const keptOut = (may: May, who: Visitor): string | undefined => kept[typeof may === "string" ? may : "roles"](who, may)

/** What anybody may ask of any community: what is public, and to join; a computer waiting for a phone is of none yet. */
const isOpen = (name: string, { may }: Action): boolean =>
  may === "anyone" || /^members\.(join|askToJoin|pairApprove)$/.test(name)

/** Where a neighbour's id is not 404, and why that is right; the answer is still the one for an id of nobody's. */
const otherwise: Readonly<Record<string, string>> = {
  "members.handOver": "anybody but a housemate is told that they are none",
  "notices.preview": "an audience of a neighbour's people is nobody",
  "notices.write": "an audience of a neighbour's people is nobody",
  "projects.study": "the day is looked at before the round",
}

const policyCodes = ["house.notYours", "house.whoAreYou", "house.joinFirst", "house.delegateOnly"]

describe("threat 21: who may do what, where", () => {
  let both: Neighbours
  beforeAll(async () => {
    both = await seedNeighbours()
  })
  afterAll(() => both.remove())

  const nothing = () => Object.fromEntries(Object.keys(both.here.ids).map(name => [name, `no-such-${name}`]))

  test("every action has a policy, an example that fits it, and every id it takes can be aimed at a neighbour", async () => {
    const wrong = both.actions.flatMap(([name, action]) => {
      const policy = typeof action.may === "string" ? action.may in kept : action.may.length > 0
      const example = action.takes.safeParse(action.example.takes).success
      const ids = [...idFields(schemaOf(action))].filter(field => !(thingOf(field) in both.here.ids))
      return policy && example && ids.length === 0 ? [] : [{ name, policy, example, ids }]
    })
    expect(wrong).toEqual([])
    expect(both.actions.length).toBeGreaterThan(100)
    expect(Object.values(both.there.ids).filter(id => !id)).toEqual([])
  })

  test("every action × every role × {own, other, no community} is answered as the policy says", async () => {
    const found: unknown[] = []
    let asked = 0
    let foreign = 0
    for (const [name, action] of both.actions) {
      const house = both.open()
      const callers = await Promise.all(visitors.map(async who => [who, await callerFor(house, who)] as const))
      for (const [who, caller] of callers) {
        const out = keptOut(action.may, who)
        const ask = async (where: "none" | "there" | "here") => {
          const { input, fields } = aimed(action, where === "none" ? nothing() : both[where].ids)
          const { status, reply } = await house.call(caller, name, input)
          asked += 1
          const answer = reply.ok ? "200" : `${status} ${reply.code}`
          const right = out === undefined ? reply.ok || !policyCodes.includes(reply.code) : answer === out
          if (!right || status >= 500) found.push({ name, who, where, answer, expected: out ?? "let in" })
          return { answer, text: plain(JSON.stringify(reply)), aims: fields.length }
        }
        const [none, there] = [await ask("none"), await ask("there"), await ask("here")]
        if (out !== undefined || there.aims === 0 || isOpen(name, action)) continue
        foreign += 1
        const same = there.answer === "200" ? none.answer === "200" : there.text === none.text
        const hidden = !there.text.includes(marksOf.there.word) && !there.text.includes(marksOf.there.phone)
        const right = there.answer.startsWith("404") || name in otherwise
        if (!(same && hidden && right)) found.push({ name, who, none: none.text, there: there.text })
      }
      await house.close()
    }
    expect(found).toEqual([])
    expect(asked).toBe(both.actions.length * visitors.length * 3)
    expect(foreign).toBeGreaterThan(200)
  })

  /** An answer without the ids that were asked about: what is left must be the same for an id of nobody's. */
  const plain = (text: string): string =>
    Object.entries(both.there.ids).reduce((left, [name, id]) => left.replaceAll(id, `no-such-${name}`), text)

  const callerFor = async (house: ReturnType<Neighbours["open"]>, who: Visitor): Promise<Who> => {
    if (who === "nobody" || who === "timer") return who
    if (who === "newcomer") return both.here.subjectOf("newcomer")
    if (who === "expired") return (await house.afterLong(both.here.of("staff"), 31 * dayLong)) ?? "nobody"
    return both.here.of(who as Someone)
  }
})
