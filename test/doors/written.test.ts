import type { Action } from "#cloud/shared/contract"
import type { Served } from "#cloud/shared/serve"
import { second } from "#cloud/shared/values/instant"
import { aimed, type Schema, schemaOf } from "./aiming.ts"
import type { Who } from "./door.ts"
import { granted } from "./granted.ts"
import { type Neighbours, seedNeighbours } from "./neighbours.ts"

jest.setTimeout(600_000)

/** How a field looks that takes what a person types (shared/shapes.ts: textShape, lineShape), and nothing else does. */
const typed = /^\^\[\^\\u0000/

const textOf = ({ pattern, maxLength, allOf }: Schema): { readonly most: number } | undefined => {
  const patterns = [pattern, ...(allOf ?? []).map(part => part.pattern)]
  if (!patterns.some(one => one !== undefined && typed.test(one))) return undefined
  return { most: Math.min(...[maxLength, ...(allOf ?? []).map(part => part.maxLength)].map(most => most ?? 1e9)) }
}

/** The path of every text field that a schema has, however deep. */
const textFields = (schema: Schema, path = ""): readonly string[] => {
  if (textOf(schema)) return [path]
  const parts = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])]
  const inside = Object.entries(schema.properties ?? {}).flatMap(([name, of]) => textFields(of, `${path}.${name}`))
  const items = schema.items ? textFields(schema.items, `${path}[]`) : []
  return [...new Set([...parts.flatMap(part => textFields(part, path)), ...inside, ...items])]
}

/** Whether a value is of this branch of a union: what it must have is there, and what it must say it says. */
const fits = ({ type, properties = {}, required = [], pattern }: Schema, value: unknown): boolean => {
  if (type !== "object") return typeof value === (type ?? "string") && !(pattern && !typed.test(pattern))
  const has = value as Readonly<Record<string, unknown>>
  if (typeof value !== "object" || value === null) return false
  return (
    required.every(name => name in has) &&
    Object.entries(properties).every(([name, of]) => of.const === undefined || of.const === has[name])
  )
}

/** An input with words in every text field that would be a program in a page; says which words stand where. */
const hostile = (action: Action, input: unknown, written: Map<string, string>): unknown => {
  const fill = (schema: Schema, value: unknown, path: string): unknown => {
    const text = textOf(schema)
    if (text) {
      const n = written.size.toString(36)
      const words = [`<img src=x onerror=xss(${n})>`, `<svg/onload=${n}>`, `<b id=${n}>`, `<${n}>`]
      const word = words.find(one => one.length <= text.most)
      if (word === undefined) return value
      written.set(path, word)
      return word
    }
    const branches = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]
    const part = branches.find(branch => fits(branch, value))
    if (part) return fill(part, value, path)
    if (schema.items && Array.isArray(value)) return value.map(one => fill(schema.items ?? {}, one, `${path}[]`))
    if (!schema.properties || Array.isArray(value) || typeof value !== "object" || value === null) return value
    const whole: Record<string, unknown> = { ...value }
    for (const [name, of] of Object.entries(schema.properties)) {
      if (whole[name] === undefined && (!textOf(of) || name === "compound")) continue
      const filled = fill(of, whole[name], `${path}.${name}`)
      if (filled !== undefined) whole[name] = filled
    }
    return whole
  }
  return fill(schemaOf(action), input, "")
}

const reason = "材料不全，请补充"
/** Inputs whose texts the example of an action does not have. */
const others: Readonly<Record<string, readonly object[]>> = {
  "projects.screen": [
    { verdict: { is: "rejected", ground: "privateMatter", reason } },
    { verdict: { is: "referred", to: "物业公司", reason } },
  ],
  "members.addSpots": [{ spots: [{ kind: "other", words: reason }] }],
  "meetings.addFollowup": [{ who: { is: "words", words: reason } }],
}
/** Actions that these two communities do not come to: their texts are not tried here, and why. */
const notReached: Readonly<Record<string, string>> = {
  "councils.takeSeat": "its text is a code of ours, and another one is refused",
}

/** Texts that are taken and that no answer of a reading action gave back here, and why. */
const notGivenBack: Readonly<Record<string, string>> = {
  "members.inviteStaff name": "shown only to whoever has the link",
  "members.redeem name": "becomes the name of an account that no caller here has",
  "councils.found compound": "names a compound of the roll, and any other is refused",
  "councils.seatCode reason": "kept with the code until the seat is taken",
  "meetings.objectToMotion text": "stands in the minutes, which come when the meeting ends",
  "meetings.openMotion recused[].reason": "stands in the minutes, which come when the meeting ends",
  "projects.screen verdict.to": "the last verdict of these calls is another",
  "projects.answerObjection answer":
    "stands among the objections of its round, which is not the round that these reads name",
}

describe("threat 19: every text that anybody may write", () => {
  let both: Neighbours
  beforeAll(async () => {
    both = await seedNeighbours()
  })
  afterAll(() => both.remove())

  test("is kept as it was written and given back as words, or stands in a list with the reason why not", async () => {
    const { here } = both
    const back = new Set<string>()
    const all: string[] = []
    const refused: string[] = []
    for (const [name, action] of both.actions.filter(([, { writes, may }]) => writes && may !== "timer")) {
      const fields = textFields(schemaOf(action)).map(path => `${name} ${path.slice(1)}`)
      if (fields.length === 0) continue
      all.push(...fields)
      const house = both.open()
      const { who, input, about } = await granted(name, action, house, here)
      const written = new Map<string, string>()
      const inputs = [...(others[name]?.map(more => ({ ...(input as object), ...more })) ?? []), input]
      const callers = [who, here.of("staff"), here.subjectOf("head")]
      let answer: Served | undefined
      for (const [body, caller] of inputs.flatMap(body => callers.map(caller => [body, caller] as const))) {
        const tried = new Map<string, string>()
        const given = await house.call(caller, name, hostile(action, body, tried))
        answer ??= given
        if (!given.reply.ok) continue
        answer = given
        for (const [path, word] of tried) written.set(path, word)
      }
      if (!answer) throw new Error(`${name} was not asked`)
      const { status, reply } = answer
      if (!reply.ok) refused.push(`${name}: ${status} ${reply.code} ${JSON.stringify(reply.details)}`)
      for (let turn = 0; turn < 3; turn += 1) {
        house.pass(second)
        for (const [timer, { may }] of both.actions) if (may === "timer") await house.call("timer", timer)
      }
      const made = reply.ok && typeof reply.value === "object" && reply.value !== null ? reply.value : {}
      const used = input as Record<string, string>
      const its = {
        ...here.ids,
        ...about,
        ...used,
        ...(made as Record<string, string>),
        ...(used.seat && { household: used.seat }),
      }
      let read = ""
      for (const reader of new Set<Who>([...callers, here.of("delegate"), here.subjectOf("asking"), "nobody"]))
        for (const [reading, of] of both.actions.filter(([, { writes }]) => !writes))
          for (const about of [its, here.ids])
            read += JSON.stringify((await house.call(reader, reading, aimed(of, about).input)).reply)
      for (const [path, word] of written)
        if (read.includes(JSON.stringify(word).slice(1, -1))) back.add(`${name} ${path.slice(1)}`)
      await house.close()
    }
    const left = all.filter(field => !back.has(field))
    // Whoever adds a text sees here that it comes back as it was written, or says why it does not.
    expect(refused.filter(one => !((one.split(":")[0] ?? "") in notReached))).toEqual([])
    expect(left.filter(field => !(field in notGivenBack || (field.split(" ")[0] ?? "") in notReached))).toEqual([])
    expect(Object.keys(notGivenBack).filter(field => !all.includes(field))).toEqual([])
    expect(all.length).toBeGreaterThanOrEqual(96)
    expect(back.size).toBeGreaterThanOrEqual(87)
  })
})
