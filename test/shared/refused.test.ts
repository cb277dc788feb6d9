import * as z from "zod/mini"
import { collections, features } from "#cloud/host/features"
import type { Action, May } from "#cloud/shared/contract"
import type { Member, Subject } from "#cloud/shared/ports"
import { roles } from "#cloud/shared/roles"
import { communityScope } from "#cloud/shared/scope"
import { serve } from "#cloud/shared/serve"
import type { Store } from "#cloud/shared/store"
import { id } from "#cloud/shared/values/id"
import { nowhere } from "../support/nowhere.ts"
import { openTemporaryStore } from "../support/store.ts"

/** A real store that counts the changes begun in it: a refusal begins none. */
const counting = (store: Store) => {
  let begun = 0
  return {
    begun: () => begun,
    store: {
      ...store,
      in: (scope): ReturnType<Store["in"]> => {
        const documents = store.in(scope)
        return {
          ...documents,
          change: step => {
            begun += 1
            return documents.change(step)
          },
        }
      },
    } satisfies Store,
  }
}

const home = id<"community">("home")
const person = (name: string, more: Partial<Member>): Member => ({
  person: id<"person">(name),
  community: home,
  scope: communityScope(home),
  roles: [],
  delegate: false,
  ...more,
})

/** Everybody who might call: each may do less than `everything`, who holds every role and casts for a household. */
const people = {
  everything: person("everything", { roles, household: id<"household">("h1"), delegate: true }),
  resident: person("resident", { household: id<"household">("h1") }),
  stranger: undefined,
}
type Who = keyof typeof people | "nobody" | "timer" | { readonly roles: Member["roles"] }

/** Who may not call an action, one of each kind that its policy keeps out. */
const keptOut = (may: May): Who[] => {
  if (may === "anyone") return ["timer"]
  if (may === "newcomer") return ["nobody", "timer"]
  if (may === "member") return ["nobody", "stranger", "timer"]
  if (may === "delegate") return ["nobody", "stranger", "resident", "timer"]
  if (may === "timer") return ["nobody", "stranger", "everything"]
  return ["nobody", "stranger", "resident", { roles: roles.filter(role => !may.includes(role)) }, "timer"]
}

const letIn = (may: May): Who => (may === "timer" ? "timer" : "everything")

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, unknown>>
  readonly required?: readonly string[]
}

const huge = "长".repeat(60_000)

describe("what every action refuses", () => {
  const real = openTemporaryStore(collections)
  const counted = counting(real)
  afterAll(() => real.close())

  const world = { ...nowhere, store: counted.store, newId: () => "number-of-a-refusal" }
  const known = features(world)
  const actions = known.flatMap(({ name, contract }) =>
    Object.entries(contract).map(([word, action]) => [`${name}.${word}`, action] as const),
  )

  const subjects = new Map<Subject, Member>()
  const callerOf = (who: Who) => {
    if (who === "nobody") return {}
    if (who === "timer") return { timer: true as const }
    const name = typeof who === "string" ? who : `holder of ${who.roles.join()}`
    const member = typeof who === "string" ? people[who] : person("holder", { roles: who.roles })
    const subject = `test:${name}` as Subject
    if (member) subjects.set(subject, member)
    return { subject }
  }
  const door = serve(known, { ...world, limited: false, whois: async subject => subjects.get(subject) })

  /** Calls, and gives status and code; an accepted call or a begun change fails the test. */
  const refusal = async (action: string, who: Who, input: unknown): Promise<{ status: number; code: string }> => {
    const before = counted.begun()
    const { status, reply } = await door({ action, input, key: "a-key-of-16-chars", ...callerOf(who) })
    if (reply.ok) throw new Error(`${action} was accepted`)
    expect(counted.begun()).toBe(before)
    return { status, code: reply.code }
  }
  const fieldsOf = (action: Action): ObjectSchema => z.toJSONSchema(action.takes, { io: "input" }) as ObjectSchema
  const exampleOf = (action: Action) => action.example.takes as Readonly<Record<string, unknown>>

  test("is asked of all of them", () => {
    expect(actions.length).toBeGreaterThan(60)
  })

  test.each(actions)("%s refuses whoever it is not for", async (name, action) => {
    const others = keptOut(action.may)
    expect(others.length).toBeGreaterThan(0)
    for (const who of others) {
      const status = who === "nobody" && action.may !== "timer" ? 401 : 403
      expect({ who, ...(await refusal(name, who, exampleOf(action))) }).toMatchObject({ who, status })
    }
  })

  test.each(actions)("%s refuses a field it does not know", async (name, action) => {
    const input = { ...exampleOf(action), nobodyKnowsThis: 1 }
    expect(await refusal(name, letIn(action.may), input)).toEqual({ status: 400, code: "house.unknownField" })
  })

  test.each(actions)(
    "%s refuses each of its fields when it is huge, of another type, or missing",
    async (name, action) => {
      const { properties = {}, required = [] } = fieldsOf(action)
      for (const field of Object.keys(properties)) {
        for (const value of [huge, Array.from({ length: 20_000 }, () => 1), { deep: { huge } }, 1e300, null]) {
          const reply = await refusal(name, letIn(action.may), { ...exampleOf(action), [field]: value })
          expect({ field, ...reply }).toMatchObject({ field, status: 400, code: expect.stringMatching(/^house\./) })
        }
      }
      for (const field of required) {
        const { [field]: _, ...rest } = exampleOf(action)
        expect({ field, ...(await refusal(name, letIn(action.may), rest)) }).toMatchObject({ field, status: 400 })
      }
      for (const input of ["text", 7, true, [1]])
        expect(await refusal(name, letIn(action.may), input)).toMatchObject({ status: 400 })
    },
  )

  test.each(actions.filter(([, action]) => action.writes && action.may !== "timer"))(
    "%s writes nothing without a proper idempotency-key",
    async (name, action) => {
      const before = counted.begun()
      for (const key of [undefined, "short", "with space in the key"]) {
        const call = { action: name, input: exampleOf(action), ...(key !== undefined && { key }) }
        expect(await door({ ...call, ...callerOf("everything") })).toMatchObject({
          status: 400,
          reply: { code: "house.keyMissing" },
        })
      }
      expect(counted.begun()).toBe(before)
    },
  )
})
