import { createBody } from "#cloud/councils/actions"
import { councils, collections as ofCouncils } from "#cloud/councils/index"
import { seats } from "#cloud/councils/records"
import { disclosures, collections as ofDisclosures } from "#cloud/disclosures/index"
import { meetings, collections as ofMeetings } from "#cloud/meetings/index"
import { collections as ofMembers } from "#cloud/members/index"
import { persons } from "#cloud/members/records"
import { facts } from "#cloud/shared/fact"
import type { Subject } from "#cloud/shared/ports"
import { type Id, id } from "#cloud/shared/values/id"
import type { Instant } from "#cloud/shared/values/instant"
import { type House, home, openHouse } from "../support/house.ts"
import { monday } from "./neighbours.ts"

/** Nine seats of three groups, one of them an observer's; wang sits for the shops and may send li. */
const people = [
  { group: "committee", holder: "chen", title: "chair" },
  { group: "committee", holder: "zhou" },
  { group: "shops", holder: "wang", substitute: "li" },
  { group: "shops", holder: "sun" },
  { group: "residents", holder: "zhao" },
  { group: "residents", holder: "qian" },
  { group: "residents", holder: "he" },
  { group: "residents" },
  { group: "residents", holder: "guest", observer: true },
] as const

const groups = [
  { group: "committee", name: "居委会" },
  { group: "shops", name: "商户" },
  { group: "residents", name: "居民代表" },
]

/** A person as members keep one. */
const named = (name: string, since: Instant) => ({
  ...{ person: id<"person">(name), name: `姓名${name}`, adult: true, delegate: false, roles: [], official: false },
  ...{
    standing: "here" as const,
    consent: { version: "2026-03", at: since, agreed: true },
    language: "zh" as const,
    elder: false,
  },
  ...{ subjects: [], since },
})

/** A house with a council that may be called to meetings. Files of the name "paper…" are the community's own. */
export const openCouncil = async () => {
  const kept: string[] = []
  const house = openHouse(
    () => [
      councils(),
      disclosures({ streetOf: async () => undefined }),
      meetings({
        contactsOf: async (_, persons) => persons.map(person => ({ person, language: "zh" })),
        namesOf: async (_, persons) => persons.map(person => ({ person, name: `姓名${person}` })),
        keepPaper: async file => {
          if (file.startsWith("paper")) kept.push(file)
          return file.startsWith("paper")
        },
      }),
    ],
    [...ofMembers, ...ofCouncils, ...ofDisclosures, ...ofMeetings],
    { now: monday },
  )
  let counter = 0
  const newId = () => {
    counter += 1
    return `made${String(counter).padStart(22, "0")}`
  }
  const found = (more: Partial<Parameters<typeof createBody>[1]> = {}) =>
    createBody(
      house.documents,
      {
        ...{ name: "云上坊议事会", kind: "deliberationCouncil", level: "community", groups },
        seats: people.map(({ ...one }) => ({
          ...one,
          ...("holder" in one && { holder: id<"person">(one.holder), home }),
          ...("substitute" in one && { substitute: id<"person">(one.substitute), substituteHome: home }),
        })) as Parameters<typeof createBody>[1]["seats"],
        ...more,
      },
      house.now(),
      newId,
    )
  const { body, seats: made } = await found()
  await house.documents.change(async tx => {
    for (const person of ["wang", "zhao"]) await tx.put(persons, person, named(person, house.now()))
  })
  return { ...house, kept, body, seats: made, found }
}
export type Council = Awaited<ReturnType<typeof openCouncil>>

/** Wednesday of the next week, in the evening. */
export const wednesday = { begins: "2026-03-11T11:00:00.000Z", ends: "2026-03-11T12:30:00.000Z" }

/** What a clerk sends to call a meeting; `more` changes parts of it. */
export const callOf = (body: string, more: object = {}) => ({
  body,
  title: "三月议事会",
  place: "社区活动室",
  ...wednesday,
  agenda: [
    { kind: "report", title: "上月收支" },
    { kind: "motion", title: "花坛改造", text: "同意把 3 号楼前的花坛改为休息区" },
  ],
  ...more,
})

/** Whom facts of a kind were told to, in the order of their ids. */
export const toldOf = async (house: House, kind: string) =>
  (await house.documents.list(facts, { where: { kind: `meetings.${kind}` } })).map(({ audience, data, page }) => ({
    to: audience.to === "persons" ? audience.persons : audience.to,
    data,
    page,
  }))

/** Puts another person on a seat from today on. */
export const seatAnother = async (house: House, seat: Id<"seat">, holder: string): Promise<void> =>
  house.documents.change(async tx => {
    const before = await tx.get(seats, seat)
    if (!before) throw new Error("no such seat")
    const { id: _, substitute: __, substituteHome: ___, ...rest } = before
    await tx.put(seats, seat, { ...rest, holder: id<"person">(holder) })
  })

export const clerkOf = (house: House): Subject => house.person("clerk", { roles: ["staff"] })
