import { privateCardsOverHttp } from "#cloud/adapters/messenger/wechat-cards"
import { simulatedOpenid } from "#cloud/host/wechat/setup"
import type { Subject } from "#cloud/shared/ports"
import { id } from "#cloud/shared/values/id"
import { hour } from "#cloud/shared/values/instant"
import { openPostOffice, type PostOffice } from "../notices/support/post-office.ts"
import { elsewhere, nine, type Office, openOffice } from "./office.ts"

jest.setTimeout(60_000)

const vote = id<"vote">("v2026lift")

describe("a card of a vote by seats that cannot be passed on", () => {
  let wechat: PostOffice
  let office: Office
  beforeEach(async () => {
    wechat = await openPostOffice()
    office = await openOffice({ alone: privateCardsOverHttp({ ...wechat.account, openidOf: simulatedOpenid }) })
    for (const who of [...nine, "clerk", "outsider"]) {
      const subject = office.phoneOf(who)
      wechat.wechat.opened(simulatedOpenid(subject), who)
    }
    await office.put(vote, {}, false)
  })
  afterEach(async () => {
    await office.close()
    await wechat.close()
  })
  const refused = async (subject: Subject, about: string = vote) => {
    const { reply, status } = await office.house.door({
      ...{ action: "chats.privateCard", input: { vote: about }, subject },
    })
    return reply.ok ? "given" : `${status} ${reply.code}`
  }

  test("is begun for whoever shares it, for nobody else, and nothing of it is kept", async () => {
    const given = await office.ask<{ activity: string; until: string }>(office.phoneOf("li"), "chats.privateCard", {
      vote,
    })
    expect(wechat.wechat.shareAlone(given.activity, simulatedOpenid(office.phoneOf("li")))).toBeDefined()
    expect(wechat.wechat.shareAlone(given.activity, simulatedOpenid(office.phoneOf("wu")))).toBeUndefined()
    expect(await office.ask(office.phoneOf("li"), "chats.cards")).toEqual({ alone: true, each: true })
  })

  test("is for whoever may vote, and the staff who called them; a member without a seat gets none", async () => {
    for (const who of [...nine, "clerk"]) expect([who, await refused(office.phoneOf(who))]).toEqual([who, "given"])
    expect(await refused(office.phoneOf("outsider"))).toBe("403 chats.notYoursToShare")
  })

  test("gives no right: who holds no seat casts nothing, staff with a card neither, who holds one votes without it", async () => {
    const ballot = { ballot: { kind: "motion", choice: "approve" }, nonce: "0".repeat(32) }
    expect(await refused(office.phoneOf("clerk"))).toBe("given")
    const cast = (who: string) => office.ask(office.phoneOf(who), "votes.castSeat", { vote, ...ballot })
    for (const who of ["outsider", "clerk"]) await expect(cast(who)).rejects.toThrow(/votes\.\w+/)
    await expect(cast("li")).resolves.toBeDefined()
  })

  test("is not for residents' votes, a vote that is over, or another community's", async () => {
    const open = id<"vote">("v2026open")
    await office.put(open, { seats: nine.map(name => ({ seat: id<"seat">(`h-${name}`) })) }, false)
    expect(await refused(office.phoneOf("li"), open)).toBe("409 chats.onlySeatsAlone")
    await office.join("away", [], elsewhere)
    expect(await refused(office.phoneOf("away"))).toBe("404 votes.noSuchVote")
    office.pass(hour)
    expect(await refused(office.phoneOf("li"))).toBe("409 chats.cardAfterEnd")
  })

  test("while WeChat gives none, it says so in words", async () => {
    wechat.wechat.faults.of.set("*", "busy")
    expect(await refused(office.phoneOf("li"))).toBe("409 chats.noCardNow")
  })
})

test("where WeChat is not connected over HTTP it is visibly not to be had", async () => {
  const office = await openOffice()
  await office.put(vote, {}, false)
  expect(await office.ask(office.phoneOf("li"), "chats.cards")).toEqual({ alone: false, each: true })
  await expect(office.ask(office.phoneOf("li"), "chats.privateCard", { vote })).rejects.toThrow("chats.noPrivateCards")
  await office.close()
})
