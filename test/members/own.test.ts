import * as z from "zod/mini"
import { contactsOf } from "#cloud/members/actions"
import { collections } from "#cloud/members/index"
import { requests } from "#cloud/members/joining/records"
import { personalOnes } from "#cloud/members/own/actions/declared"
import { blanked } from "#cloud/members/own/rules"
import { memberships, persons } from "#cloud/members/records"
import { dues } from "#cloud/shared/due"
import type { Subject } from "#cloud/shared/ports"
import { living, once } from "#cloud/shared/record"
import { communityScope, directoryScope, dueScope } from "#cloud/shared/scope"
import { every } from "#cloud/shared/store"
import { dayLong } from "#cloud/shared/values/instant"
import { elsewhere, home, type Members, openMembers } from "./community.ts"

/** What another feature might keep about people: a wish that may be blanked, and a signature that the archive keeps. */
const wishes = living("wishes", {
  version: 1,
  shape: z.strictObject({ whose: z.string(), words: z.string(), call: z.optional(z.string()), done: z.boolean() }),
  by: ["whose"],
  personal: { whose: "whose", shown: ["done"], erased: ["words", "call"] },
  kept: { days: 90, why: "a wish that was fulfilled" },
})
const signatures = once("signatures", {
  version: 1,
  shape: z.strictObject({ by: z.string(), under: z.string(), secret: z.string() }),
  by: ["by"],
  personal: { whose: "by", shown: ["under"], erased: [] },
  kept: { days: "forever", why: "the archive of affairs" },
})

type Me = {
  signedIn: boolean
  communities: { community: string; withdrawn: boolean }[]
  member?: { person: string; name: string; delegate: boolean; elder: boolean }
}
type Kept = { kept: { collection: string; days: number; documents: Record<string, unknown>[] }[]; more: boolean }
type Forgotten = { erased: number; kept: { collection: string; documents: number; why: string }[] }

let here: Members
let wang: Subject
let person: string
beforeEach(async () => {
  here = await openMembers({ more: [wishes, signatures] })
  wang = await here.person("王小兰", { household: here.households[0] })
  const { member } = await here.ask<Me>(wang, "me")
  person = member?.person ?? ""
  await here.documents.change(async tx => {
    for (let wish = 0; wish < 60; wish++)
      await (wish < 40
        ? tx.create(wishes, `w${wish}`, { whose: person, words: `想要 ${wish}`, call: "13800138000", done: false })
        : undefined)
    await tx.create(wishes, "other", { whose: "somebody", words: "别人的", done: false })
    await tx.create(signatures, "s1", { by: person, under: "2026 年第一轮", secret: "不给看" })
  })
})
afterEach(() => here.close())

const named = { community: home }
const everythingStored = async (): Promise<string> => {
  const found: unknown[] = []
  for (const collection of [...collections, wishes, signatures])
    for (const documents of [here.documents, here.store.in(directoryScope(wang))])
      for await (const body of every(documents, collection)) found.push(body)
  return JSON.stringify(found)
}

describe("my data", () => {
  test("is made of what every feature declares: the fields that are mine, and no others", async () => {
    const { kept, more } = await here.ask<Kept>(wang, "myData", named)
    const of = (name: string) => kept.find(part => part.collection === name)
    expect(more).toBe(false)
    expect(kept.map(part => part.collection).sort()).toEqual([
      "households",
      "persons",
      "rollPages",
      "signatures",
      "wishes",
    ])
    expect(of("wishes")?.documents).toHaveLength(40)
    expect(of("wishes")?.documents[0]).toEqual({ words: expect.any(String), call: "13800138000", done: false })
    expect(of("signatures")).toMatchObject({ days: 0, documents: [{ under: "2026 年第一轮" }] })
    expect(of("persons")?.documents[0]).toMatchObject({ name: "王小兰", delegate: true })
    expect(of("rollPages")?.documents).toEqual([{ compound: "", building: "3", unit: "1", door: "101" }])
    expect(JSON.stringify(kept)).not.toMatch(/不给看|别人的/)
  })

  test("shows what the roll says of me when it names me, and nothing of somebody else it names for my door", async () => {
    const mother = await here.person("王秀英", { household: here.households[0] })
    const { kept } = await here.ask<Kept>(mother, "myData", named)
    expect(kept.find(part => part.collection === "rollPages")?.documents[0]).toMatchObject({
      contact: "王秀英",
      phone: "13800138000",
    })
  })

  test("is exported as one file, with the account it belongs to", async () => {
    const { name, json } = await here.ask<{ name: string; json: string }>(wang, "export", named)
    expect(name).toBe("weiyi-home-2026-03-02.json")
    const read = JSON.parse(json) as { account: string; kept: unknown[] }
    expect(read).toMatchObject({ community: "home", account: "wx:王小兰" })
    expect(read.kept).toEqual((await here.ask<Kept>(wang, "myData", named)).kept)
  })

  test("a person with more than the export holds is told so", async () => {
    for (let part = 0; part < 7; part++)
      await here.documents.change(async tx => {
        for (let wish = 0; wish < 45; wish++)
          await tx.create(wishes, `m${part}-${wish}`, { whose: person, words: "想", done: true })
      })
    expect(await here.ask<Kept>(wang, "myData", named)).toMatchObject({ more: true })
  })

  test("is for oneself only: nobody else's, and nothing of a community one never joined", async () => {
    expect(await here.refusal("nobody", "myData", named)).toBe("401 house.whoAreYou")
    for (const action of ["myData", "export"]) {
      expect(await here.refusal(wang, action, { community: elsewhere })).toBe("404 house.notFound")
      expect(await here.refusal(here.stranger("x"), action, named)).toBe("404 house.notFound")
    }
    const li = await here.person("李")
    expect(JSON.stringify(await here.ask(li, "myData", named))).not.toMatch(/想要|王小兰/)
  })

  test("a collection that cannot be listed by whose it is does not pass", () => {
    const wrong = { ...wishes, by: [] }
    expect(() => personalOnes([wrong])).toThrow("wishes cannot be listed by whose")
    expect(personalOnes([...collections, wishes]).length).toBeGreaterThan(6)
  })
})

describe("forgetting", () => {
  const sure = { ...named, sure: true }

  test("blanks what is mine in every feature, keeps what the archive must, and says so", async () => {
    const forgotten = await here.ask<Forgotten>(wang, "forget", sure)
    expect(forgotten.erased).toBe(41)
    expect(forgotten.kept).toEqual(
      expect.arrayContaining([
        { collection: "signatures", documents: 1, days: 0, why: "the archive of affairs" },
        expect.objectContaining({ collection: "rollPages", documents: 1 }),
      ]),
    )
    const left = await everythingStored()
    expect(left).not.toMatch(/王小兰|想要|wx:王/)
    expect(left).toMatch(/不给看/)
    expect(left).toMatch(/别人的/)
    expect(await here.documents.read(wishes, "w1")).toEqual({ id: "w1", whose: person, words: "", done: false })
    expect(await here.documents.read(persons, person)).toMatchObject({
      name: "",
      standing: "forgotten",
      delegate: false,
      subjects: [],
    })
  })

  test("leaves the account nobody at once; it may join again as somebody new, and the household has its seat free", async () => {
    await here.ask(wang, "forget", sure)
    expect(await here.ask<Me>(wang, "me")).toEqual({ signedIn: true, communities: [] })
    expect(await here.refusal(wang, "myData", named)).toBe("404 house.notFound")
    expect(await here.store.in(directoryScope(wang)).read(memberships, wang)).toBeUndefined()
    const li = await here.person("李", { household: here.households[0] })
    expect((await here.ask<Me>(li, "me")).member).toMatchObject({ delegate: true })
    await here.ask(wang, "askToJoin", {
      community: home,
      household: here.households[1],
      name: "新",
      adult: true,
      consent: here.consent,
    })
    const [request] = await here.documents.list(requests)
    await here.ask(here.clerk, "decideRequest", { request: request?.id, decision: "approve" })
    expect((await here.ask<Me>(wang, "me")).member?.person).not.toBe(person)
  })

  test("touches one community only", async () => {
    await here.person("王小兰", { household: here.next, community: elsewhere })
    await here.ask(wang, "forget", sure)
    expect(await here.ask<Me>(wang, "me")).toMatchObject({
      communities: [{ community: elsewhere }],
      member: { name: "王小兰" },
    })
    expect(await here.store.in(communityScope(elsewhere)).list(persons)).toHaveLength(1)
  })

  test("is not done by accident, not for somebody else, and not by the last of the staff", async () => {
    expect(await here.refusal(wang, "forget", named)).toBe("400 house.badForm")
    expect(await here.refusal(here.stranger("x"), "forget", sure)).toBe("404 house.notFound")
    expect(await here.refusal(here.clerk, "forget", sure)).toBe("409 members.lastStaff")
    expect((await here.ask<Me>(wang, "me")).member?.name).toBe("王小兰")
  })

  test("the timer looks after a forgotten person's accounts only when the request is over: it cannot come too early", async () => {
    await here.ask(wang, "forget", sure)
    const entries = await here.store.in(dueScope("members")).list(dues)
    const detaching = entries.filter(({ what }) => what.startsWith("detach:"))
    expect(detaching.map(({ at }) => at > here.now())).toEqual([true])
  })

  test("an account that could not be detached at once is detached by the timer", async () => {
    await here.documents.change(async tx => {
      const before = await tx.get(persons, person)
      if (before) await tx.put(persons, person, { ...before, standing: "forgotten" })
    })
    const key = "forget-0123456789"
    expect(await here.refusal(wang, "forget", sure, key)).toBe("404 house.notFound")
    const { noteDue } = await import("#cloud/shared/due")
    await noteDue(here.store, "members", { at: here.now(), scope: here.documents.scope, what: `detach:${wang}` })
    await here.ask("timer", "tick")
    expect(await here.store.in(directoryScope(wang)).read(memberships, wang)).toBeUndefined()
  })

  test("a field that cannot be blanked is a mistake of its feature, said loudly", () => {
    const fits = (body: unknown) => z.safeParse(z.strictObject({ n: z.int().check(z.gte(5)) }), body).success
    expect(() => blanked({ n: 7 }, ["n"], fits)).toThrow("n cannot be blanked")
  })

  test("everything that members themselves declare can be blanked", async () => {
    await here.ask(here.stranger("问"), "askToJoin", {
      community: home,
      household: here.households[0],
      name: "问",
      note: "在吗",
      adult: true,
      consent: here.consent,
    })
    const [request] = await here.documents.list(requests)
    const { blankedBody } = await import("#cloud/members/own/actions/declared")
    if (!request) throw new Error("no request")
    expect(blankedBody(requests, request)).toMatchObject({ name: "", note: "", subject: "", state: "waiting" })
  })
})

describe("consent", () => {
  const withdraw = { ...named, version: "any", agreed: false }

  test("is withdrawn as easily as given: one call each, and everything stops at once", async () => {
    expect(await here.ask(wang, "consent", withdraw)).toMatchObject({ agreed: false, delegate: false })
    expect(await here.refusal(wang, "settings", { elder: true })).toBe("403 house.joinFirst")
    expect(await here.ask<Me>(wang, "me")).toMatchObject({ communities: [{ community: home, withdrawn: true }] })
    expect((await here.ask<Me>(wang, "me")).member).toBeUndefined()
    const again = await here.ask(wang, "consent", { ...named, version: here.consent, agreed: true })
    expect(again).toEqual({ version: here.consent, agreed: true, delegate: true })
  })

  test("does not take my data from me", async () => {
    await here.ask(wang, "consent", withdraw)
    expect((await here.ask<Kept>(wang, "myData", named)).kept.length).toBeGreaterThan(0)
    await here.ask(wang, "forget", { ...named, sure: true })
  })

  test("whoever comes back finds the delegate who came meanwhile", async () => {
    await here.ask(wang, "consent", withdraw)
    const li = await here.person("李", { household: here.households[0] })
    expect(await here.ask(wang, "consent", { ...named, version: here.consent, agreed: true })).toMatchObject({
      delegate: false,
    })
    expect((await here.ask<Me>(li, "me")).member?.delegate).toBe(true)
  })

  test("to an older text, by a stranger, or by the last of the staff is refused", async () => {
    expect(await here.refusal(wang, "consent", { ...named, version: "2019-01", agreed: true })).toBe(
      "409 members.oldConsent",
    )
    expect(await here.refusal(here.stranger("x"), "consent", withdraw)).toBe("404 house.notFound")
    expect(await here.refusal(here.clerk, "consent", withdraw)).toBe("409 members.lastStaff")
  })
})

describe("me", () => {
  test("a visitor is nobody, a newcomer has an account, a member a name and a door", async () => {
    expect(await here.ask("nobody", "me")).toEqual({ signedIn: false, communities: [] })
    expect(await here.ask(here.stranger("x"), "me")).toEqual({ signedIn: true, communities: [] })
    expect(await here.ask(wang, "me")).toMatchObject({
      member: { name: "王小兰", door: { building: "3", unit: "1", door: "101" } },
    })
  })

  test("my settings are mine to change", async () => {
    expect(await here.ask(wang, "settings", { elder: true, language: "en", name: "王阿姨" })).toEqual({
      name: "王阿姨",
      language: "en",
      elder: true,
      texts: false,
    })
    expect((await here.ask<Me>(wang, "me")).member).toMatchObject({ elder: true, name: "王阿姨" })
    for (const more of [{ roles: ["staff"] }, { delegate: true }, { person: "p1" }, { standing: "here" }])
      expect(await here.refusal(wang, "settings", more)).toBe("400 house.unknownField")
  })

  test("text messages go to the number that the roll has under my name, once I have said so, and not after", async () => {
    const [household] = here.households
    const li = await here.person("王秀英", { household })
    const zhang = await here.person("张伟", { household })
    const accounts = async (who: Subject) => {
      const person = (await here.ask<Me>(who, "me")).member?.person
      const [contact] = await contactsOf(here.store)(communityScope(home), [person as never])
      return contact?.accounts
    }
    const texts = async (who: Subject) => ((await here.ask<Me>(who, "me")).member as { texts?: object }).texts
    expect(await texts(li)).toEqual({ possible: true, on: false })
    expect(await accounts(li)).toEqual([li])
    expect(await here.ask(li, "settings", { texts: true })).toMatchObject({ texts: true })
    expect(await accounts(li)).toEqual([li, "tel:13800138000"])
    // Another person of the household is not written to at that number, whatever they say.
    expect(await texts(zhang)).toEqual({ possible: false, on: false })
    await here.ask(zhang, "settings", { texts: true })
    expect(await accounts(zhang)).toEqual([zhang])
    expect(JSON.stringify([await here.ask(li, "me"), await here.ask(zhang, "me")])).not.toContain("138001")
    expect(await here.ask(li, "settings", { texts: false })).toMatchObject({ texts: false })
    expect(await accounts(li)).toEqual([li])
  })

  test("threat 38: what is over is swept for each, and sweeping twice does no harm", async () => {
    here.pass(40 * dayLong)
    for (let round = 0; round < 3; round++) await here.ask("timer", "tick")
    expect(await here.ask("timer", "tick")).toEqual({ seen: 0 })
    expect(await here.refusal(wang, "tick")).toBe("403 house.notYours")
  })
})
