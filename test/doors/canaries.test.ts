import { ballots } from "#cloud/votes/casting/records"
import { aimed } from "./aiming.ts"
import type { Who } from "./door.ts"
import { type Neighbours, seedNeighbours } from "./neighbours.ts"
import { marksOf, people, type Side } from "./sides.ts"

jest.setTimeout(180_000)

/** Whoever may come, and calls every action once in each community. */
const callers = ["nobody", "timer", "newcomer", "staff", "treasurer", "council", "resident", "delegate"] as const
const sides: readonly Side[] = ["here", "there"]

/** The example of an action with our marks in it: every text that a person types, and every telephone. */
const typed = (value: unknown, { word, phone }: { readonly word: string; readonly phone: string }): unknown => {
  if (Array.isArray(value)) return value.map(one => typed(one, { word, phone }))
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, of]) => [name, typed(of, { word, phone })]))
  if (typeof value !== "string") return value
  if (/^1\d{10}$/.test(value)) return `${phone}0099`
  return /[\u4e00-\u9fff]/.test(value) ? `${word}delegate` : value
}

describe("threat 29: names, telephones, accounts and choices of a whole life of two communities", () => {
  let both: Neighbours
  beforeAll(async () => {
    both = await seedNeighbours()
  })
  afterAll(() => both.remove())

  test("stand in no line of the log and in no refusal, whatever is asked by whomever", async () => {
    const before = both.open()
    const cast = (await Promise.all(sides.map(side => before.store.in(both[side].scope).list(ballots)))).flat()
    const { reply: roll } = await before.call(both.here.of("staff"), "members.roll", {})
    await before.close()
    const choices = cast.flatMap(({ id, ballot }) => [id, ...("options" in ballot ? ballot.options : [])])
    const kinds: Readonly<Record<string, readonly string[]>> = {
      names: sides.flatMap(side =>
        [...people, "户主", "住户", "申请", "新人"].map(name => `${marksOf[side].word}${name}`),
      ),
      telephones: sides.map(side => marksOf[side].phone),
      accounts: sides.map(side => `open-${side}-`),
      choices: [...new Set([...choices, ...sides.map(side => both[side].ids.option ?? "")])],
    }
    const marksIn = (text: string): string[] =>
      Object.keys(kinds).filter(kind => kinds[kind]?.some(mark => text.includes(mark)))

    const refused: { readonly name: string; readonly who: string; readonly text: string }[] = []
    const given: string[] = []
    const lines = [...both.lines]
    let asked = 0
    for (const [name, action] of both.actions) {
      // Somebody who is forgotten or leaves office is there again for the next action.
      const house = both.open()
      for (const side of sides)
        for (const who of callers) {
          const caller: Who = who === "nobody" || who === "timer" ? who : callerOf(side, who)
          const { input } = aimed(action, both[side].ids)
          for (const body of [input, typed(input, marksOf[side])]) {
            const { reply } = await house.call(caller, name, body)
            asked += 1
            const text = JSON.stringify(reply)
            if (reply.ok) given.push(text)
            else refused.push({ name, who, text })
          }
        }
      lines.push(...house.lines)
      await house.close()
    }

    // Of what stands in a log not even the word that everything of a community begins with.
    const words = sides.map(side => marksOf[side].word)
    expect(lines.filter(line => marksIn(line).length > 0 || words.some(word => line.includes(word)))).toEqual([])
    expect(refused.filter(({ text }) => marksIn(text).length > 0)).toEqual([])
    // As much as a life has, and each kind is there to be found.
    expect(asked).toBe(both.actions.length * callers.length * sides.length * 2)
    expect(lines.length).toBeGreaterThanOrEqual(asked)
    expect(both.lines.length).toBeGreaterThan(150)
    expect(refused.length).toBeGreaterThan(1_000)
    expect(given.length).toBeGreaterThan(500)
    expect(cast.length).toBeGreaterThanOrEqual(4)
    const shown = [JSON.stringify(roll), ...given].map(marksIn)
    expect(Object.keys(kinds).filter(kind => !shown.some(found => found.includes(kind)))).toEqual([])
  })

  const callerOf = (side: Side, who: Exclude<(typeof callers)[number], "nobody" | "timer">) =>
    who === "newcomer" ? both[side].subjectOf("newcomer") : both[side].of(who)
})
