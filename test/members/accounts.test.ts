import { linkAccount, whois } from "#cloud/members/actions"
import { persons } from "#cloud/members/records"
import type { Subject } from "#cloud/shared/ports"
import { Refusal } from "#cloud/shared/refusal"
import { hour, minute } from "#cloud/shared/values/instant"
import { home, type Members, openMembers } from "./community.ts"

let here: Members
beforeEach(async () => {
  here = await openMembers()
})
afterEach(() => here.close())

const wecom = (userid: string) => `wecom:wwcorp:${userid}` as Subject
const codeOf = async (who: Subject) => (await here.ask<{ code: string }>(who, "accountCode")).code
const link = (account: Subject, code: string) => linkAccount(here.store, account, code, here.now())
const refused = (account: Subject, code: string): Promise<string> =>
  link(account, code).then(
    () => "linked",
    error => (error instanceof Refusal ? `${error.sentence.status} ${error.code}` : String(error)),
  )
const personOf = async (who: Subject) => (await whois(here.store)(who))?.person

describe("another account of mine", () => {
  test("is me once it brings the code from my own phone, and no sooner", async () => {
    const li = await here.person("li", { roles: ["committee"] })
    expect(await personOf(wecom("li"))).toBeUndefined()
    const code = await codeOf(li)
    expect(await link(wecom("li"), code.toLowerCase().replace("-", " "))).toBe(home)
    expect(await personOf(wecom("li"))).toBe(await personOf(li))
    // The same delivery again changes nothing, and nothing is there twice.
    await link(wecom("li"), code)
    const { accounts } = await here.ask<{ accounts: { called: string }[] }>(li, "accounts")
    expect(accounts).toEqual([{ account: expect.stringMatching(/^[0-9a-f]{16}$/), kind: "wecom", called: "li***" }])
  })

  test("a code is one account's, for ten minutes, and nobody learns why one is not taken", async () => {
    const li = await here.person("li")
    const used = await codeOf(li)
    await link(wecom("li"), used)
    expect(await refused(wecom("thief"), used)).toBe("403 members.wrongAccountCode")
    const over = await codeOf(li)
    here.pass(10 * minute)
    expect(await refused(wecom("li2"), over)).toBe("403 members.wrongAccountCode")
    expect(await refused(wecom("li2"), "AAAA-AAAA")).toBe("403 members.wrongAccountCode")
    expect(await personOf(wecom("thief"))).toBeUndefined()
  })

  test("an account guesses five times an hour", async () => {
    for (let guess = 0; guess < 5; guess += 1)
      expect(await refused(wecom("guess"), `AAAA-AAA${guess + 2}`)).toBe("403 members.wrongAccountCode")
    const code = await codeOf(await here.person("li"))
    expect(await refused(wecom("guess"), code)).toBe("429 members.tooManyTries")
    here.pass(hour)
    expect(await refused(wecom("guess"), await codeOf(await here.person("li2")))).toBe("linked")
  })

  test("an account that is somebody already stays that person", async () => {
    const [li, zhou] = [await here.person("li"), await here.person("zhou")]
    await link(wecom("li"), await codeOf(li))
    expect(await refused(wecom("li"), await codeOf(zhou))).toBe("409 members.accountTaken")
    expect(await personOf(wecom("li"))).toBe(await personOf(li))
  })

  test("is unlinked by me alone, and is nobody from then on", async () => {
    const [li, zhou] = [await here.person("li"), await here.person("zhou")]
    await link(wecom("li"), await codeOf(li))
    const [one] = (await here.ask<{ accounts: { account: string }[] }>(li, "accounts")).accounts
    expect(await here.refusal(zhou, "unlinkAccount", { account: one?.account })).toBe("404 members.noSuchAccount")
    await here.ask(li, "unlinkAccount", { account: one?.account })
    expect(await personOf(wecom("li"))).toBeUndefined()
    expect(await here.ask(li, "accounts")).toEqual({ accounts: [] })
  })

  test("goes with me when I ask to be forgotten, from whichever account", async () => {
    const li = await here.person("li")
    const person = await personOf(li)
    await link(wecom("li"), await codeOf(li))
    await here.ask(li, "forget", { community: home, sure: true })
    expect(await personOf(wecom("li"))).toBeUndefined()
    expect((await here.documents.read(persons, person ?? ""))?.subjects).toEqual([])
  })
})
