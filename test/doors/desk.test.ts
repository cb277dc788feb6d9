import { contract as chats } from "#cloud/chats/contract"
import { contract as councils } from "#cloud/councils/contract"
import { contract as funds } from "#cloud/funds/contract"
import { contract as meetings } from "#cloud/meetings/contract"
import { contract as members } from "#cloud/members/contract"
import { contract as notices } from "#cloud/notices/contract"
import { contract as projects } from "#cloud/projects/contract"
import type { Action, May } from "#cloud/shared/contract"
import { roles } from "#cloud/shared/roles"
import { type Job, jobs, jobsOf } from "../../src/pages/home/parts/jobs-of"

/** What a job of the desk comes down to; whoever may do one of these is offered it, and nobody else. */
const does: Record<Job, readonly Action[]> = {
  roll: [members.rolls],
  people: [members.decideRequest],
  staff: [members.staffList],
  rounds: [projects.openRound, projects.objections, projects.study],
  funds: [funds.grant],
  notices: [notices.write],
  councils: [councils.seats],
  times: [meetings.openPoll],
  chats: [chats.list],
  minutes: [meetings.minutesList],
  topics: [meetings.acceptTopic, meetings.studyTopic],
  meetings: [meetings.meetings],
  poster: [members.addSpots],
}

const mayBe = (may: May, role: (typeof roles)[number]): boolean =>
  typeof may === "string" ? may === "member" || may === "anyone" : may.includes(role)

describe("the desk", () => {
  test("offers a job to whoever may do it, and sends nobody to a page that refuses them", () => {
    for (const { word } of jobs)
      for (const role of roles) {
        const offered = jobsOf([role]).some(one => one.word === word)
        const may = does[word].some(one => mayBe(one.may, role))
        // The money of a fund is looked at by those who answer for it as well.
        if (word === "funds") expect({ word, role, offered }).toEqual({ word, role, offered: offered || may })
        else expect({ word, role, offered }).toEqual({ word, role, offered: may })
      }
  })

  test("of a treasurer is about the money, and the minutes anybody reads", () => {
    expect(jobsOf(["treasurer"]).map(({ word }) => word)).toEqual(["funds", "minutes", "meetings"])
    expect(jobsOf(["staff"])).toHaveLength(jobs.length)
  })
})
