import { createBody, type NewSeat } from "#cloud/councils/actions"
import { collections as councilRecords, councils } from "#cloud/councils/index"
import { type Charter, presets } from "#cloud/councils/rules"
import { meetings as meetingRecords } from "#cloud/meetings/calling/records"
import { codeNow } from "#cloud/meetings/hall/code"
import { halls, type Moment, moments } from "#cloud/meetings/hall/records"
import { meetings, collections as meetingsRecords } from "#cloud/meetings/index"
import { persons } from "#cloud/members/records"
import { digest } from "#cloud/shared/digest"
import type { LiveCards, Subject } from "#cloud/shared/ports"
import { id } from "#cloud/shared/values/id"
import { instant, second } from "#cloud/shared/values/instant"
import { collections as voteRecords, votes } from "#cloud/votes/index"
import { home, openHouse } from "../support/house.ts"

/** What the pages see of a hall, as far as tests look at it. */
export interface Shown {
  readonly state: string
  readonly at: string
  readonly outcome: string
  readonly figures: {
    readonly eligible: number
    readonly present: number
    readonly needed: number
    readonly lacking: number
    readonly valid: boolean
    readonly represented: number
    readonly groups: readonly { group: string; name: string; eligible: number; present: number; least: number }[]
  }
  readonly item?: string
  readonly motions: readonly {
    readonly motion: string
    readonly vote: string
    readonly state: string
    readonly outcome?: string
    readonly voted?: number
    readonly eligible: number
    readonly tally?: {
      approve: number
      oppose: number
      abstain: number
      cast: number
      present: number
      eligible: number
    }
    readonly groups?: readonly { group: string; passed: boolean }[]
  }[]
  readonly speaking?: { readonly name: string; readonly speech: string }
  readonly waiting: readonly { readonly seat: string; readonly speech: string }[]
  readonly mine: readonly {
    readonly seat: string
    readonly here: boolean
    readonly observer: boolean
    readonly number?: string
    readonly proxyTo?: string
    readonly proxyFrom: readonly string[]
  }[]
  readonly code?: { readonly code: string; readonly until: string }
}

/** Eight residents, three shops and an observer of the property company. */
export const usualSeats = (): (NewSeat & { name: string })[] => [
  ...Array.from({ length: 8 }, (_, n) => ({ group: "residents", name: `r${n}` })),
  ...Array.from({ length: 3 }, (_, n) => ({ group: "shops", name: `s${n}` })),
  { group: "property", name: "o0", observer: true },
]

const groups = [
  { group: "residents", name: "居民代表" },
  { group: "shops", name: "商户" },
  { group: "property", name: "物业" },
]

/** Two thirds of the seats and one shop make it valid; voting by name, more than half of those present. */
export const usualCharter: Charter = {
  ...presets.deliberationCouncil,
  required: [{ group: "shops", least: 1 }],
  proxies: { allowed: true, most: 1 },
}

/**
 * A house with a council in it, whose meeting begins in an hour: every seat is held by a person of its own name ("r0", "s0"),
 * called “姓名r0”.
 */
export const openHall = async (
  more: { charter?: Partial<Charter>; seats?: (NewSeat & { name: string })[]; limited?: true; live?: LiveCards } = {},
) => {
  const house = openHouse(
    () => [
      meetings({
        contactsOf: async (_, list) => list.map(person => ({ person, language: "zh" })),
        keepPaper: async () => false,
        ...(more.live && { live: more.live }),
        namesOf: async (_, list) => list.map(person => ({ person, name: `姓名${person}` })),
      } as Parameters<typeof meetings>[0]),
      votes(),
      councils(),
    ],
    [...meetingsRecords, ...voteRecords, ...councilRecords, persons],
    { now: "2026-03-05T10:00:00.000Z", ...(more.limited && { limited: true as const }) },
  )
  const { documents } = house
  const named = more.seats ?? usualSeats()
  let counter = 0
  const newId = () => {
    counter += 1
    return digest(`seat ${counter}`).slice(0, 26)
  }
  const { body, seats } = await createBody(
    documents,
    {
      ...{ name: "幸福里议事会", kind: "deliberationCouncil", level: "community", groups },
      charter: { ...usualCharter, ...more.charter },
      seats: named.map(({ name, ...seat }) => ({ holder: id<"person">(name), ...seat })),
    },
    instant("2026-02-01T00:00:00.000Z"),
    newId,
  )
  const seatOf = new Map(named.map(({ name }, n) => [name, seats[n] ?? id<"seat">("none")]))
  const everybody = [...new Set(named.flatMap(({ name, holder, substitute }) => [holder ?? name, substitute ?? name]))]
  for (let at = 0; at < everybody.length; at += 40)
    await documents.change(async tx => {
      for (const name of everybody.slice(at, at + 40))
        await tx.create(persons, name, {
          ...{
            person: id<"person">(name),
            name: `姓名${name}`,
            adult: true,
            delegate: false,
            roles: [],
            official: false,
          },
          ...{ standing: "here", language: "zh", elder: false, subjects: [], since: house.now() },
          consent: { version: "2026-03", at: house.now(), agreed: true },
        })
    })
  /** Calls a meeting of the council; everything about it is as it is when a call has been made. */
  const meeting = async (suffix = "00000001") => {
    const about = id<"meeting">(`20260301T010000000-${suffix}`)
    await documents.change(tx =>
      tx.create(meetingRecords, about, {
        ...{ body, charter: 1, title: "三月议事会", place: "社区活动室", state: "called" },
        ...{ begins: instant("2026-03-05T11:00:00.000Z"), ends: instant("2026-03-05T12:30:00.000Z") },
        agenda: [
          { item: id<"item">("i1"), kind: "report", title: "二月的事办得怎样", papers: [] },
          { item: id<"item">("i2"), kind: "motion", title: "楼道灯", text: "在 3 号楼装六盏感应灯", papers: [] },
          { item: id<"item">("i3"), kind: "motion", title: "停车", text: "白天两小时内免费", papers: [] },
        ],
        called: { at: instant("2026-03-01T01:00:00.000Z"), by: id<"person">("clerk") },
        changes: 0,
        calendarKey: "k",
      }),
    )
    return about
  }
  const clerk = house.person("clerk", { roles: ["staff"] })
  const who = (name: string): Subject => house.person(name)
  const about = await meeting()
  const open = async (of = about) => {
    await house.ask(clerk, "meetings.openMeeting", { meeting: of })
  }
  const code = async (of = about): Promise<string> => {
    const hall = await documents.read(halls, of)
    return codeNow(hall?.secret ?? "", of, house.now()).code
  }
  const checkIn = async (name: string, of = about) =>
    house.ask<{ entries: { seat: string; number: string; again: boolean; at: string; proxyEnded: boolean }[] }>(
      who(name),
      "meetings.checkIn",
      { meeting: of, code: await code(of) },
    )
  /** These check in one after the other, and a second passes. */
  const come = async (names: readonly string[]) => {
    for (const name of names) await checkIn(name)
    house.pass(second)
  }
  const show = async (as: Subject = clerk, of = about): Promise<Shown> => {
    house.pass(second)
    return house.ask<Shown>(as, "meetings.hall", { meeting: of })
  }
  const happened = async (of = about): Promise<Moment[]> => documents.list(moments, { where: { meeting: of } })
  let nonces = 0
  const cast = (name: string, vote: string, choice: "approve" | "oppose" | "abstain", seat?: string) => {
    nonces += 1
    return house.call(who(name), "votes.castSeat", {
      ...{ vote, ballot: { kind: "motion", choice }, nonce: digest(`nonce ${nonces}`).slice(0, 32) },
      ...(seat !== undefined && { seat }),
    })
  }
  /** Puts an item to the vote; gives what the operator gets. */
  const put = (item = "i2", seen = 0, also: object = {}) =>
    house.ask<{ motion: string; vote: string; eligible: number; present: number }>(clerk, "meetings.openMotion", {
      ...{ meeting: about, item, seen },
      ...also,
    })
  const end = (motion: string) => house.ask<{ ended: string }>(clerk, "meetings.closeMotion", { motion })
  /** Six seconds later the clock counts. */
  const count = async () => {
    house.pass(7 * second)
    await house.ask("timer", "meetings.tick")
  }
  const seat = (name: string): string => seatOf.get(name) ?? "none"
  return {
    ...{ house, documents, clerk, who, meeting, about, body, seat, open, code, checkIn, come, show, happened },
    ...{ cast, put, end, count, home },
    refusal: house.refusal,
    close: () => house.close(),
  }
}

export type HallHouse = Awaited<ReturnType<typeof openHall>>
