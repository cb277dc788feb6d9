import { collections as ofCouncils } from "#cloud/councils/index"
import { collections, meetings } from "#cloud/meetings/index"
import { collections as ofMembers } from "#cloud/members/index"
import { id } from "#cloud/shared/values/id"
import { openHouse } from "../support/house.ts"

/** A Monday, 09:00 in China. */
export const monday = "2026-03-02T01:00:00.000Z"

const door = { compound: "", building: "3", unit: "2", door: "501" }

/** A house with meetings in it, where whoever is called "in…" lives in building 3. */
export const openMeetings = () =>
  openHouse(
    () => [
      meetings({
        contactsOf: async (_, persons) =>
          persons.map(person => ({
            person,
            language: "zh",
            building: id<"building">(person.startsWith("in") ? "b3" : "b1"),
          })),
        namesOf: async (_, persons) => persons.map(person => ({ person, name: `姓名${person}`, door })),
        keepPaper: async () => false,
      }),
    ],
    [...collections, ...ofCouncils, ...ofMembers],
    { now: monday },
  )

export const thursday = { day: "2026-03-05", from: "19:00", to: "20:30" }
export const saturday = { day: "2026-03-07", from: "09:30", to: "11:00" }
export const thursdayId = "2026-03-05T19:00"
export const saturdayId = "2026-03-07T09:30"

/** What a clerk sends to open a poll; `more` changes parts of it. */
export const poll = (more: object = {}) => ({
  title: "三月议事会",
  place: "社区活动室",
  slots: [thursday, saturday],
  closes: "2026-03-04T12:00:00.000Z",
  audience: { to: "community" },
  countsShown: "always",
  ...more,
})
