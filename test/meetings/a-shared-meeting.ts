import { liveCardsOverHttp } from "#cloud/adapters/messenger/wechat-cards"
import { type Meeting, meetings } from "#cloud/meetings/calling/records"
import { liveCards } from "#cloud/meetings/sharing/records"
import { lookEvery } from "#cloud/meetings/sharing/rules"
import { type Instant, msOf } from "#cloud/shared/values/instant"
import { openPostOffice } from "../notices/support/post-office.ts"
import { type HallHouse, openHall } from "./halls.ts"

interface Given {
  readonly activity: string
  readonly until: string
  readonly present: number
  readonly eligible: number
}

/** What a test has opened ends with it, and nothing in it may have broken. */
const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

/** A hall whose meeting begins in an hour, with the simulated WeChat that its cards stand in, and what was asked of it. */
export const openShared = async () => {
  let opened: HallHouse | undefined
  /** In order: "begin", or what a card was to say. */
  const asked: string[] = []
  const office = await openPostOffice({ now: () => (opened ? msOf(opened.house.now()) : 0) })
  const real = liveCardsOverHttp(office.account)
  const hall = await openHall({
    live: {
      begin: () => {
        asked.push("begin")
        return real.begin()
      },
      show: (activity, card) => {
        asked.push(card.begun ? "begun" : `${card.present}/${card.eligible}`)
        return real.show(activity, card)
      },
    },
  })
  opened = hall
  const about = { meeting: hall.about }
  const changed = (to: Partial<Meeting>) =>
    hall.documents.change(async tx => {
      const found = await tx.get(meetings, hall.about)
      if (!found) throw new Error("no meeting")
      const { id: _, ...told } = found
      await tx.put(meetings, hall.about, { ...told, ...to })
    })
  ends.push(async () => {
    await hall.close()
    await office.close()
    expect(hall.house.bugs).toEqual([])
  })
  return {
    hall,
    office,
    asked,
    share: (who = hall.who("r0")) => hall.house.ask<Given>(who, "meetings.liveCard", about),
    refused: async () => (await hall.house.refusal(hall.who("r0"), "meetings.liveCard", about)).code,
    /** The clock looks, after so long. */
    look: async (ms: number = lookEvery) => {
      hall.house.pass(ms)
      await hall.house.ask("timer", "meetings.tick")
    },
    /** What the cards that were shared with it say. */
    words: ({ activity }: Given) => office.wechat.activityWords(activity),
    kept: () => hall.documents.list(liveCards),
    changed,
    moved: (begins: Instant, ends: Instant) => changed({ begins, ends }),
    /** The first item is on. */
    begin: () => hall.house.ask(hall.clerk, "meetings.putOn", { ...about, item: "i1" }),
  }
}
