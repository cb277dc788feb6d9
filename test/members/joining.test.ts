import type { Subject } from "#cloud/shared/ports"
import { hour, minute } from "#cloud/shared/values/instant"
import { elsewhere, home, type Members, openMembers } from "./community.ts"

type Slips = { slips: { household: string; door: string; code: string }[] }
type Me = {
  member?: {
    delegate: boolean
    household?: string
    door?: { door: string }
    neighbours: { person: string; name: string }[]
    person: string
  }
  request?: { state: string; reason?: string }
}

describe("joining by a slip", () => {
  let here: Members
  let code: string
  beforeEach(async () => {
    here = await openMembers()
    code = await codeOf(here.households[0])
  })
  afterEach(() => here.close())

  const codeOf = async (household: string): Promise<string> => {
    const { slips } = await here.ask<Slips>(here.clerk, "slips", { building: household.split("-")[0], household })
    const [slip] = slips
    if (!slip) throw new Error("no slip")
    return slip.code
  }
  const joining = (given: object = {}) => ({
    community: home,
    household: here.households[0],
    code,
    name: "王秀英",
    adult: true,
    consent: here.consent,
    ...given,
  })

  test("the first adult of a household becomes its delegate, the second a member of it", async () => {
    const wang = here.stranger("wang")
    expect(await here.ask(wang, "join", joining())).toMatchObject({ delegate: true, household: here.households[0] })
    const li = here.stranger("li")
    const again = await codeOf(here.households[0])
    expect(await here.ask(li, "join", joining({ code: again, name: "李强" }))).toMatchObject({ delegate: false })
    expect((await here.ask<Me>(wang, "me")).member).toMatchObject({ delegate: true, door: { door: "101" } })
    expect((await here.ask<Me>(li, "me")).member).toMatchObject({ delegate: false, neighbours: [{ name: "王*" }] })
  })

  test("a code is typed as people type: small letters, spaces, full-width signs", async () => {
    const typed = ` ${code.toLowerCase().replace("-", " ")} `.replace(/[a-z]/, sign =>
      String.fromCharCode(sign.charCodeAt(0) + 0xfee0),
    )
    expect(await here.ask(here.stranger("wang"), "join", joining({ code: typed }))).toMatchObject({ delegate: true })
  })

  test("a code serves once, for its own door, in its own community, and until it is over", async () => {
    const { refusal, stranger } = here
    const wrong = "403 members.wrongCode"
    expect(await refusal(stranger("a"), "join", joining({ household: here.households[1] }))).toBe(wrong)
    expect(await refusal(stranger("b"), "join", joining({ community: elsewhere }))).toBe(wrong)
    expect(await refusal(stranger("c"), "join", joining({ code: "AAAA-AAAA" }))).toBe(wrong)
    await here.ask(stranger("d"), "join", joining())
    expect(await refusal(stranger("e"), "join", joining())).toBe(wrong)
    const late = await codeOf(here.households[1])
    here.pass(60 * 24 * hour)
    expect(await refusal(stranger("f"), "join", joining({ household: here.households[1], code: late }))).toBe(wrong)
  })

  test("a new slip ends the old one", async () => {
    const newer = await codeOf(here.households[0])
    expect(await here.refusal(here.stranger("a"), "join", joining())).toBe("403 members.wrongCode")
    await here.ask(here.stranger("b"), "join", joining({ code: newer }))
  })

  test("threat 30: a door that does not exist gets the same answer as a wrong code", async () => {
    const nowhere = await here.call(here.stranger("a"), "join", joining({ household: "b00000000000-000000000000" }))
    const wrong = await here.call(here.stranger("b"), "join", joining({ code: "AAAA-AAAA" }))
    expect(nowhere).toEqual(wrong)
  })

  test("after five wrong tries in an hour a person has to wait, even with the right code", async () => {
    const guesser = here.stranger("guesser")
    for (let round = 0; round < 5; round++)
      expect(await here.refusal(guesser, "join", joining({ household: `b0-${round}`, code: `AAAA-AAA${round}` }))).toBe(
        "403 members.wrongCode",
      )
    const { status, reply } = await here.call(guesser, "join", joining())
    expect(status).toBe(429)
    expect(reply).toMatchObject({ code: "members.tooManyTries", details: { minutes: 60 } })
    here.pass(hour)
    expect(await here.ask(guesser, "join", joining())).toMatchObject({ delegate: true })
  })

  test("threat 30: a household is tried five times an hour, however many accounts do it", async () => {
    for (let round = 0; round < 5; round++)
      await here.refusal(here.stranger(`robot${round}`), "join", joining({ code: "AAAA-AAAA" }))
    expect(await here.refusal(here.stranger("robot5"), "join", joining())).toBe("429 members.tooManyTries")
    expect(await here.refusal(here.stranger("robot6"), "join", joining())).toBe("429 members.tooManyTries")
    here.pass(59 * minute)
    expect(await here.refusal(here.stranger("robot7"), "join", joining())).toBe("429 members.tooManyTries")
    here.pass(minute)
    await here.ask(here.stranger("wang"), "join", joining())
  })

  test("one person is in one household", async () => {
    const wang = here.stranger("wang")
    await here.ask(wang, "join", joining())
    const other = await codeOf(here.households[1])
    expect(await here.refusal(wang, "join", joining({ household: here.households[1], code: other }))).toBe(
      "409 members.alreadyHere",
    )
  })

  test("a repeat of a join whose answer was lost gets the first answer", async () => {
    const wang = here.stranger("wang")
    const key = "join-key-0123456789"
    const first = await here.ask(wang, "join", joining(), key)
    expect(await here.ask(wang, "join", joining(), key)).toEqual(first)
    expect(await here.refusal(wang, "join", joining({ name: "别人" }), key)).toBe("422 house.keyReused")
  })

  test("32 people with the same slip at the same time: one of them joins", async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 32 }, (_, number) => here.call(here.stranger(`s${number}`), "join", joining())),
    )
    expect(outcomes.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(here.bugs).toEqual([])
  })

  test("who is not grown up does not become the delegate", async () => {
    expect(await here.ask(here.stranger("kid"), "join", joining({ adult: false }))).toMatchObject({ delegate: false })
    const again = await codeOf(here.households[0])
    expect(await here.ask(here.stranger("mum"), "join", joining({ code: again }))).toMatchObject({ delegate: true })
  })

  test("consent to an older text is not consent", async () => {
    expect(await here.refusal(here.stranger("a"), "join", joining({ consent: "2019-01" }))).toBe(
      "409 members.oldConsent",
    )
  })

  test("slips of a building: a code for every door, readable and all different", async () => {
    const { slips } = await here.ask<Slips>(here.clerk, "slips", { building: here.households[0].split("-")[0] })
    expect(slips.map(slip => slip.door)).toEqual(["101", "102"])
    expect(new Set(slips.map(slip => slip.code)).size).toBe(2)
    for (const slip of slips) expect(slip.code).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/)
    expect(await here.refusal(here.clerk, "slips", { building: "b00" })).toBe("404 house.notFound")
    const resident = await here.person("r")
    expect(await here.refusal(resident, "slips", { building: "b00" })).toBe("403 house.notYours")
  })
})

describe("joining by the staff's yes", () => {
  let here: Members
  beforeEach(async () => {
    here = await openMembers()
  })
  afterEach(() => here.close())
  const asking = (given: object = {}) => ({
    community: home,
    household: here.households[0],
    name: "王秀英",
    adult: true,
    consent: here.consent,
    ...given,
  })
  type Requests = {
    requests: { request: string; name: string; onRoll: string; door: string; joined: number }[]
    next?: string
  }
  const waiting = async () => (await here.ask<Requests>(here.clerk, "requests")).requests

  test("the clerk sees who the roll names for the door, and says yes", async () => {
    const wang = here.stranger("wang")
    await here.ask(wang, "askToJoin", asking({ note: "302 的老王" }))
    expect(await here.refusal(wang, "settings", { elder: true })).toBe("403 house.joinFirst")
    expect((await here.ask<Me>(wang, "me")).request).toMatchObject({ state: "waiting" })
    const [request] = await waiting()
    expect(request).toMatchObject({ name: "王秀英", onRoll: "王秀英", door: "101", joined: 0 })
    const decision = { request: request?.request, decision: "approve" }
    expect(await here.ask(here.clerk, "decideRequest", decision)).toEqual({ state: "approved", delegate: true })
    expect((await here.ask<Me>(wang, "me")).member).toMatchObject({ delegate: true })
    expect((await here.ask<Me>(wang, "me")).request).toBeUndefined()
    expect(await here.refusal(here.clerk, "decideRequest", decision)).toBe("409 members.alreadyDecided")
    expect(await waiting()).toEqual([])
  })

  test("a no needs its reason, which the person reads; they may ask again", async () => {
    const wang = here.stranger("wang")
    await here.ask(wang, "askToJoin", asking())
    const [request] = await waiting()
    const no = { request: request?.request, decision: "decline" }
    expect(await here.refusal(here.clerk, "decideRequest", no)).toBe("400 members.reasonNeeded")
    await here.ask(here.clerk, "decideRequest", { ...no, reason: "请带上房产证到居委会一趟" })
    expect((await here.ask<Me>(wang, "me")).request).toMatchObject({
      state: "declined",
      reason: "请带上房产证到居委会一趟",
    })
    await here.ask(wang, "askToJoin", asking())
    expect(await waiting()).toHaveLength(1)
  })

  test("one account has one request; a household has five waiting at most", async () => {
    const wang = here.stranger("wang")
    await here.ask(wang, "askToJoin", asking())
    await here.ask(wang, "askToJoin", asking({ name: "王秀兰" }))
    expect((await waiting()).map(one => one.name)).toEqual(["王秀兰"])
    for (let round = 1; round < 5; round++) await here.ask(here.stranger(`s${round}`), "askToJoin", asking())
    expect(await here.refusal(here.stranger("s9"), "askToJoin", asking())).toBe("409 members.queueFull")
    expect(await here.refusal(here.stranger("s9"), "askToJoin", asking({ household: "b0-0" }))).toBe(
      "404 members.noSuchDoor",
    )
  })

  test("a request that nobody decides is gone after 30 days, and leaves nothing behind", async () => {
    const wang = here.stranger("wang")
    await here.ask(wang, "askToJoin", asking())
    here.pass(30 * 24 * hour)
    await here.ask("timer", "tick")
    await here.ask("timer", "tick")
    expect(await waiting()).toEqual([])
    expect(await here.ask<Me>(wang, "me")).toEqual({ signedIn: true, communities: [] })
  })

  test("the clerk of another community sees and decides nothing here", async () => {
    await here.ask(here.stranger("wang"), "askToJoin", asking())
    const [request] = await waiting()
    const other = await here.person("他", { roles: ["staff"], community: elsewhere })
    expect(await here.ask<Requests>(other, "requests")).toEqual({ requests: [] })
    expect(await here.refusal(other, "decideRequest", { request: request?.request, decision: "approve" })).toBe(
      "404 house.notFound",
    )
  })
})

describe("one delegate a household", () => {
  let here: Members
  let wang: Subject
  let li: Subject
  beforeEach(async () => {
    here = await openMembers()
    wang = await here.person("王", { household: here.households[0] })
    li = await here.person("李", { household: here.households[0] })
  })
  afterEach(() => here.close())
  const me = async (who: Subject) => {
    const { member } = await here.ask<Me>(who, "me")
    if (!member) throw new Error("nobody")
    return member
  }

  test("the delegate hands over to another adult at home, and to nobody else", async () => {
    const kid = await here.person("小", { household: here.households[0], adult: false })
    const outsider = await here.person("外", { household: here.households[1] })
    const to = async (who: Subject) => ({ to: (await me(who)).person })
    for (const who of [kid, outsider, wang])
      expect(await here.refusal(wang, "handOver", await to(who))).toBe("409 members.notInHousehold")
    expect(await here.refusal(li, "handOver", await to(li))).toBe("403 house.delegateOnly")
    await here.ask(wang, "handOver", await to(li))
    expect([(await me(wang)).delegate, (await me(li)).delegate]).toEqual([false, true])
  })

  test("the staff change the delegate with a reason; a resident cannot", async () => {
    const person = (await me(li)).person
    expect(await here.refusal(li, "appoint", { person, reason: "我来" })).toBe("403 house.notYours")
    await here.ask(here.clerk, "appoint", { person, reason: "本户共同申请" })
    expect([(await me(wang)).delegate, (await me(li)).delegate]).toEqual([false, true])
  })

  test("who has moved away is nobody here, and the household may have another delegate", async () => {
    const person = (await me(wang)).person
    await here.ask(here.clerk, "endMembership", { person, reason: "已搬离" })
    expect((await here.ask<Me>(wang, "me")).member).toBeUndefined()
    expect((await me(li)).delegate).toBe(false)
    const next = await here.person("赵", { household: here.households[0] })
    expect((await me(next)).delegate).toBe(true)
    expect(await here.refusal(here.clerk, "endMembership", { person, reason: "再来一次" })).toBe("404 house.notFound")
  })
})
