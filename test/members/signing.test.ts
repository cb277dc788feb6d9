import { endSessions, hasStaff, issueAdminLink, startSession, subjectOfSession } from "#cloud/members/actions"
import { links, pairings, sessions } from "#cloud/members/signing/records"
import type { Subject } from "#cloud/shared/ports"
import { directoryShard } from "#cloud/shared/scope"
import { every } from "#cloud/shared/store"
import { dayLong, hour, minute } from "#cloud/shared/values/instant"
import { elsewhere, home, type Members, openMembers } from "./community.ts"

type Session = { session?: string }
type Pairing = { pairing: string; secret: string; check: string }
type Me = { signedIn: boolean; member?: { roles: string[]; name: string; community: string } }

let here: Members
beforeEach(async () => {
  here = await openMembers()
})
afterEach(() => here.close())

const who = (token: string | undefined): Promise<Subject | undefined> =>
  subjectOfSession(here.store, token ?? "", here.now())
/** Everything that the directory keeps, as text: what a thief of the disk would read. */
const directory = async (): Promise<string> => {
  const found: unknown[] = []
  for (let shard = 0; shard < 256; shard++) {
    const documents = here.store.in(directoryShard(shard.toString(16).padStart(2, "0")))
    for (const collection of [sessions, links, pairings] as const)
      for await (const body of every(documents, collection as typeof sessions)) found.push(body)
  }
  return JSON.stringify(found)
}

describe("a session", () => {
  test("is known by its token alone, of which the store keeps a hash", async () => {
    const { session } = await here.ask<Session>("nobody", "enter")
    expect(session).toMatch(/^[0-9a-f]{2}\.[0-9a-z]{26}$/)
    expect(await who(session)).toMatch(/^host:/)
    expect((await directory()).length).toBeGreaterThan(50)
    expect(await directory()).not.toContain(session?.slice(3))
  })

  test.each([
    "",
    "x",
    "a7.",
    "../../etc",
    "zz.k3m9x2v8q4w6r1t5y7b0n3c8d2",
    `00.${"a".repeat(26)}`,
    `00.${"a".repeat(5000)}`,
  ])("the token %j is nobody's", async token => {
    expect(await who(token)).toBeUndefined()
  })

  test("lasts 30 days after its last use", async () => {
    const { session } = await here.ask<Session>("nobody", "enter")
    const subject = await who(session)
    for (let use = 0; use < 3; use++) {
      here.pass(29 * dayLong)
      expect(await who(session)).toBe(subject)
    }
    here.pass(30 * dayLong)
    expect(await who(session)).toBeUndefined()
    await here.ask("timer", "tick")
    expect(await directory()).toBe("[]")
  })

  test("inside WeChat there is none: WeChat says who it is", async () => {
    expect(await here.ask(here.stranger("wang"), "enter")).toEqual({})
    expect(await here.ask(here.stranger("wang"), "renew")).toEqual({})
  })

  test("is renewed: the new token works, the old one for ten minutes more", async () => {
    const { session: old } = await here.ask<Session>("nobody", "enter")
    const subject = (await who(old)) as Subject
    const { session } = await here.ask<Session>(subject, "renew")
    expect([await who(old), await who(session)]).toEqual([subject, subject])
    here.pass(10 * minute)
    expect([await who(old), await who(session)]).toEqual([undefined, subject])
  })

  test("is ended here, or everywhere", async () => {
    const { session } = await here.ask<Session>("nobody", "enter")
    const subject = (await who(session)) as Subject
    const desk = await startSession(here.store, subject, here.now(), here.newId, "desk")
    const { session: foreign } = await here.ask<Session>("nobody", "enter")
    await here.ask(subject, "signOut", { session: foreign })
    expect(await who(foreign)).toBeDefined()
    await here.ask(subject, "signOut", { session })
    expect([await who(session), await who(desk)]).toEqual([undefined, subject])
    await here.ask(subject, "signOut")
    expect(await who(desk)).toBeUndefined()
    await endSessions(here.store, subject)
  })
})

describe("the first administrator's link", () => {
  const redeeming = (link: string, more: object = {}) => ({ link, name: "陈敏", consent: here.consent, ...more })

  test("makes its user staff, once, within 30 minutes; there is no password anywhere", async () => {
    expect(await hasStaff(here.store, elsewhere)).toBe(false)
    const link = await issueAdminLink(here.store, elsewhere, here.now(), here.newId)
    expect(await directory()).not.toContain(link)
    expect(await here.ask("nobody", "link", { link })).toMatchObject({ communityName: "槐安里社区" })
    const { session } = await here.ask<Session>("nobody", "redeem", redeeming(link))
    const subject = (await who(session)) as Subject
    expect((await here.ask<Me>(subject, "me")).member).toMatchObject({
      roles: ["staff", "districtOwner"],
      community: elsewhere,
    })
    expect(await hasStaff(here.store, elsewhere)).toBe(true)
    expect(await here.refusal("nobody", "redeem", redeeming(link))).toBe("409 members.linkOver")
    expect(await here.refusal("nobody", "link", { link })).toBe("409 members.linkOver")
  })

  test("is over after 30 minutes, and then gone", async () => {
    const link = await issueAdminLink(here.store, elsewhere, here.now(), here.newId)
    here.pass(30 * minute - 1)
    expect(await here.ask("nobody", "link", { link })).toBeDefined()
    here.pass(1)
    expect(await here.refusal("nobody", "redeem", redeeming(link))).toBe("409 members.linkOver")
    expect(await directory()).not.toBe("[]")
    await here.ask("timer", "tick")
    expect(await directory()).toBe("[]")
  })

  test("a repeat whose answer was lost gets the same session; 16 at once are one administrator", async () => {
    const link = await issueAdminLink(here.store, elsewhere, here.now(), here.newId)
    const key = "redeem-0123456789ab"
    const first = await here.ask<Session>("nobody", "redeem", redeeming(link), key)
    expect(await here.ask("nobody", "redeem", redeeming(link), key)).toEqual(first)
    const next = await issueAdminLink(here.store, elsewhere, here.now(), here.newId)
    const outcomes = await Promise.all(Array.from({ length: 16 }, () => here.call("nobody", "redeem", redeeming(next))))
    expect(outcomes.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  test("threat 36: a session that was planted in the browser beforehand gains nothing", async () => {
    const { session: planted } = await here.ask<Session>("nobody", "enter")
    const attacker = (await who(planted)) as Subject
    const link = await issueAdminLink(here.store, elsewhere, here.now(), here.newId)
    const { session } = await here.ask<Session>(attacker, "redeem", redeeming(link))
    expect(await who(session)).not.toBe(attacker)
    expect((await here.ask<Me>(attacker, "me")).member).toBeUndefined()
  })

  test("an invited colleague, who may already be a resident, gets the roles and nothing else", async () => {
    const resident = await here.person("李强", { household: here.households[0] })
    const { link } = await here.ask<{ link: string }>(here.clerk, "inviteStaff", { name: "李强", roles: ["committee"] })
    await here.ask(resident, "redeem", redeeming(link, { name: "李强" }))
    expect((await here.ask<Me>(resident, "me")).member).toMatchObject({ roles: ["committee"], delegate: true })
    const late = await here.ask<{ link: string }>(here.clerk, "inviteStaff", { name: "赵六", roles: ["council"] })
    here.pass(3 * dayLong)
    expect(await here.refusal("nobody", "redeem", redeeming(late.link))).toBe("409 members.linkOver")
  })

  test.each([["short"], ["k3m9x2v8q4w6r1t5y7b0n3c8d2"], ["../../../etc/passwd"]])("the link %j is none", async link => {
    expect(await here.refusal("nobody", "redeem", redeeming(link))).toMatch(/^(400 house|409 members)\./)
  })
})

describe("the desk, signed in by a phone", () => {
  const start = () => here.ask<Pairing>("nobody", "pairStart")
  const state = async ({ pairing, secret }: Pairing) =>
    (await here.ask<{ state: string }>("nobody", "pairing", { pairing, secret })).state

  test("shows the same two digits on both screens, and the desk gets its session when the phone agrees", async () => {
    const desk = await start()
    expect(await state(desk)).toBe("waiting")
    expect(await here.refusal("nobody", "pairFinish", { pairing: desk.pairing, secret: desk.secret })).toBe(
      "409 members.notApproved",
    )
    expect(await here.ask(here.clerk, "pairing", { pairing: desk.pairing })).toEqual({
      state: "waiting",
      check: desk.check,
    })
    await here.ask(here.clerk, "pairApprove", { pairing: desk.pairing, check: desk.check })
    expect(await state(desk)).toBe("approved")
    const { session } = await here.ask<Session>("nobody", "pairFinish", { pairing: desk.pairing, secret: desk.secret })
    expect(await who(session)).toBe(here.clerk)
    here.pass(13 * hour)
    expect(await who(session)).toBeUndefined()
  })

  test("serves once, for two minutes, with the desk's own secret", async () => {
    const desk = await start()
    const finish = (secret: string) => here.refusal("nobody", "pairFinish", { pairing: desk.pairing, secret })
    await here.ask(here.clerk, "pairApprove", { pairing: desk.pairing, check: desk.check })
    expect(await finish("k3m9x2v8q4w6r1t5y7b0n3c8d2")).toBe("409 members.pairingOver")
    await here.ask("nobody", "pairFinish", { pairing: desk.pairing, secret: desk.secret })
    expect(await finish(desk.secret)).toBe("409 members.pairingOver")
    const slow = await start()
    here.pass(2 * minute)
    expect(await here.refusal(here.clerk, "pairApprove", { pairing: slow.pairing, check: slow.check })).toBe(
      "409 members.pairingOver",
    )
    expect(await state(slow)).toBe("over")
  })

  test("who scans another computer's code sees other digits and is stopped; who is nobody agrees to nothing", async () => {
    const desk = await start()
    const wrong = String((Number(desk.check) + 1) % 100).padStart(2, "0")
    expect(await here.refusal(here.clerk, "pairApprove", { pairing: desk.pairing, check: wrong })).toBe(
      "409 members.checkDiffers",
    )
    expect(await here.refusal(here.stranger("x"), "pairApprove", { pairing: desk.pairing, check: desk.check })).toBe(
      "403 house.joinFirst",
    )
    expect(await here.ask("nobody", "pairing", { pairing: desk.pairing })).toEqual({ state: "over", check: "" })
    const other = await here.person("别", { roles: ["staff"] })
    await here.ask(here.clerk, "pairApprove", { pairing: desk.pairing, check: desk.check })
    expect(await here.refusal(other, "pairApprove", { pairing: desk.pairing, check: desk.check })).toBe(
      "409 members.pairingOver",
    )
    expect(await directory()).not.toContain(desk.secret)
  })
})

describe("offices", () => {
  type Staff = { staff: { person: string; name: string; roles: string[] }[] }
  const list = async () => (await here.ask<Staff>(here.clerk, "staffList")).staff
  const idOf = async (subject: Subject) => {
    const { member } = await here.ask<{ member: { person: string } }>(subject, "me")
    return member.person
  }

  test("a role is given and taken back by another, and works at once", async () => {
    const wu = await here.person("吴")
    const person = await idOf(wu)
    expect(await here.refusal(wu, "staffList")).toBe("403 house.notYours")
    expect(await here.ask(here.clerk, "grantRole", { person, role: "staff" })).toEqual({ roles: ["staff"] })
    expect((await here.ask<Staff>(wu, "staffList")).staff).toHaveLength(2)
    expect(await here.ask(here.clerk, "revokeRole", { person, role: "staff" })).toEqual({ roles: [] })
    expect(await here.refusal(wu, "staffList")).toBe("403 house.notYours")
  })

  test("nobody changes their own roles, makes a district owner without being one, or sends the last staff away", async () => {
    const wu = await here.person("吴")
    const kid = await here.person("小", { adult: false })
    const clerk = await idOf(here.clerk)
    const person = await idOf(wu)
    expect(await here.refusal(here.clerk, "grantRole", { person: clerk, role: "treasurer" })).toBe(
      "403 members.ownRole",
    )
    expect(await here.refusal(here.clerk, "grantRole", { person, role: "districtOwner" })).toBe("403 members.ownerOnly")
    expect(await here.refusal(here.clerk, "inviteStaff", { name: "吴用", roles: ["districtOwner"] })).toBe(
      "403 members.ownerOnly",
    )
    expect(await here.refusal(here.clerk, "grantRole", { person, role: "subdistrictOffice" })).toBe(
      "403 members.ownerOnly",
    )
    expect(await here.refusal(here.clerk, "grantRole", { person: await idOf(kid), role: "council" })).toBe(
      "409 members.adultsOnly",
    )
    const owner = await here.person("区", { roles: ["districtOwner"] })
    expect(await here.ask(owner, "grantRole", { person, role: "subdistrictOffice" })).toEqual({
      roles: ["subdistrictOffice"],
    })
    expect(await here.refusal(owner, "revokeRole", { person: clerk, role: "staff" })).toBe("409 members.lastStaff")
    expect(await here.refusal(here.clerk, "endMembership", { person: clerk, reason: "调走" })).toBe(
      "409 members.lastStaff",
    )
    expect((await list()).map(({ name }) => name).sort()).toEqual(["区", "吴", "陈敏"])
  })

  test("a person of another community is not found", async () => {
    const far = await here.person("远", { community: elsewhere })
    expect(await here.refusal(here.clerk, "grantRole", { person: await idOf(far), role: "council" })).toBe(
      "404 house.notFound",
    )
    expect(await here.refusal(here.clerk, "appoint", { person: await idOf(far), reason: "试" })).toBe(
      "404 house.notFound",
    )
  })
})

describe("the first look", () => {
  test("threat 4: a scene opens its community, an unknown one says so, and nothing is changed by looking", async () => {
    expect(await here.ask("nobody", "welcome", { scene: home })).toMatchObject({
      name: "杏福里社区",
      page: "/pages/members/landing",
    })
    expect(await here.refusal("nobody", "welcome", { scene: "nobody-here" })).toBe("404 members.unknownScene")
    expect(await here.refusal("nobody", "welcome", { scene: "x".repeat(33) })).toBe("400 house.badForm")
    expect(await here.refusal("nobody", "welcome", { community: "nowhere" })).toBe("404 house.notFound")
    expect(await here.refusal("nobody", "welcome")).toBe("404 members.unknownScene")
    expect(await here.ask(here.clerk, "welcome")).toMatchObject({ community: home })
    expect(await here.ask("nobody", "communities")).toMatchObject({
      communities: [{ name: "槐安里社区" }, { name: "杏福里社区" }],
    })
  })

  test("doors are numbers: no name, no telephone, nobody's joining", async () => {
    const all = await here.ask<{ compounds: { buildings: { building: string }[] }[] }>("nobody", "doors", {
      community: home,
    })
    expect(all.compounds).toMatchObject([
      {
        compound: "",
        buildings: [
          { name: "3", households: 2 },
          { name: "10", households: 1 },
        ],
      },
    ])
    const building = all.compounds[0]?.buildings[0]?.building
    const before = await here.ask("nobody", "doors", { community: home, building })
    expect(before).toMatchObject({ units: [{ unit: "1", doors: [{ door: "101" }, { door: "102" }] }] })
    await here.person("王", { household: here.households[0] })
    expect(await here.ask("nobody", "doors", { community: home, building })).toEqual(before)
    expect(JSON.stringify(before)).not.toMatch(/王|1380/)
    expect(await here.refusal("nobody", "doors", { community: home, building: "b0" })).toBe("404 house.notFound")
    expect(await here.refusal("nobody", "doors", { community: "nowhere" })).toBe("404 house.notFound")
  })

  test("the staff describe their community; its name follows everywhere", async () => {
    const words = { name: "杏福里新村社区", address: "光明路 10 号", clerk: "李敏", phone: "0472-5550199" }
    expect(await here.ask(here.clerk, "describe", words)).toMatchObject(words)
    expect(await here.ask("nobody", "welcome", { scene: home })).toMatchObject(words)
    expect(JSON.stringify(await here.ask("nobody", "communities"))).toContain("杏福里新村社区")
    expect(await here.refusal(await here.person("r"), "describe", words)).toBe("403 house.notYours")
    expect(await here.refusal(here.clerk, "describe", { ...words, phone: "<script>" })).toBe("400 house.badForm")
  })

  test("a person of two communities acts in the one they choose", async () => {
    const both = await here.person("双", { household: here.households[0] })
    await here.person("双", { household: here.next, community: elsewhere })
    const at = async () => (await here.ask<Me>(both, "me")).member?.community
    expect(await at()).toBe(elsewhere)
    await here.ask(both, "actIn", { community: home })
    expect(await at()).toBe(home)
    expect(await here.refusal(both, "actIn", { community: "nowhere" })).toBe("404 members.notJoinedThere")
  })
})
