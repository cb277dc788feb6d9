import { topics } from "#cloud/meetings/topics/records"
import type { Subject } from "#cloud/shared/ports"
import { type Council, callOf, clerkOf } from "./council.ts"

/** A meeting as a page shows it, as far as tests look at it. */
export interface Shown {
  state: string
  title: string
  place: string
  begins: string
  changes: number
  agenda: { item: string; kind: string; title: string; papers: { file: string; name: string }[] }[]
  seats: { seat: string; group: string; says?: string; standIn: boolean; observer: boolean }[]
  answers?: object
  calls: boolean
  shortReason?: string
  day: { weekday: number; rest: string; lunar?: object }
}

/** What a clerk and those on the seats do with called meetings, in the council of a test. */
export const callsIn = (current: () => Council) => {
  const call = async (more: object = {}, by = clerkOf(current())) => {
    const house = current()
    const { meeting } = await house.ask<{ meeting: string }>(by, "meetings.callMeeting", callOf(house.body, more))
    house.pass(1000)
    return meeting
  }
  return {
    call,
    noCall: (more: object = {}, by = clerkOf(current())) =>
      current().refusal(by, "meetings.callMeeting", callOf(current().body, more)),
    show: (who: Subject, meeting: string) => current().ask<Shown>(who, "meetings.meeting", { meeting }),
    respond: (who: Subject, meeting: string, says: string, more: object = {}) =>
      current().ask<{ says: string; answers: object }>(who, "meetings.respond", { meeting, says, ...more }),
    change: (meeting: string, changes: number, more: object = {}) => {
      const { body: _, ...told } = callOf(current().body, more)
      return { meeting, changes, ...told }
    },
    wang: () => current().person("wang"),
    /** A topic of a body that a resident proposed and the office took up. */
    takenUp: async (body: string) => {
      const [house, clerk] = [current(), clerkOf(current())]
      const told = { body, title: "门口装灯", why: "晚上看不见台阶" }
      const { topic } = await house.ask<{ topic: string }>(house.person("wang"), "meetings.proposeTopic", told)
      await house.ask(clerk, "meetings.showTopic", { topic })
      await house.ask(clerk, "meetings.acceptTopic", { topic })
      return topic
    },
    topicIs: (topic: string) => current().documents.read(topics, topic),
  }
}
