import { steps } from "#cloud/councils/rules"
import { followups } from "#cloud/meetings/followups/records"
import { dayLong, hour, later, second } from "#cloud/shared/values/instant"
import { asking, type Here, type Making } from "./a-call.ts"
import { called, council, topicOf } from "./a-council.ts"
import type { Door } from "./door.ts"
import { minutes } from "./granted-hall.ts"

const staff = (here: Here) => here.of("staff")
const head = (here: Here) => here.subjectOf("head")
const whoever = () => undefined

const slotOf = async (door: Door, here: Here): Promise<string> => {
  const { slots } = await door.ask<{ slots: { day: string; from: string }[] }>(here.of("staff"), "meetings.poll", {
    poll: here.ids.poll,
  })
  return `${slots[0]?.day}T${slots[0]?.from}`
}
const times = ({ now }: Door) => {
  const day = (n: number) => later(now(), n * dayLong).slice(0, 10)
  return { slots: [5, 6].map(n => ({ day: day(n), from: "19:00", to: "20:30" })), closes: later(now(), 3 * dayLong) }
}

/** A time poll for the council's three seats. */
const pollOfBody = async (door: Door, here: Here) => {
  const asked = { title: "楼组会", place: "活动室", ...times(door), body: (await council(door, here)).body }
  return door.ask<{ poll: string }>(here.of("staff"), "meetings.openPoll", { ...asked, countsShown: "afterClose" })
}

/** Tomorrow, which is less notice than usual. */
const shortly = ({ now }: Door) => {
  const begins = later(now(), dayLong)
  return { begins, ends: later(begins, hour), shortReason: "场地只有这天有" }
}
/** A motion between two choices. */
const which = {
  ...{ kind: "motion", title: "长椅由谁装", text: "选一家" },
  choices: [{ title: "光明五金", details: "质保三年" }, { title: "东方安装" }],
}
const papers = ({ ids }: Here) => [{ file: ids.file, name: "方案.csv" }]

/** What was called, as somebody sends it who changes it. */
const change = async (door: Door, here: Here) => {
  const { meeting, item } = await called(door, here)
  return {
    meeting,
    ...shortly(door),
    agenda: [{ item: item.report, kind: "report", title: "上月收支", papers: papers(here) }, which],
  }
}

/** What the committee is to do, as everybody may read it in published minutes. */
const taskOf = async (door: Door, here: Here) => {
  const { meeting } = await minutes("published")(door, here)
  const tasks = await door.store.in(here.scope).list(followups, { where: { meeting } })
  const found = tasks.find(({ who }) => who.is === "office")
  door.pass(second)
  return { followup: found?.id, about: { body: found?.body ?? "none" } }
}

/** Calls about topics, time polls, meetings and what is to be done, where the example alone is refused. */
export const meetingsGranted: Readonly<Record<string, Making>> = {
  "meetings.openPoll": asking(whoever, async door => ({ ...times(door), audience: { to: "community" } })),
  "meetings.answer": async (door, here) => ({
    input: { poll: here.ids.poll, says: { [await slotOf(door, here)]: "yes" } },
  }),
  "meetings.settle": asking(whoever, async (door, here) => ({ slot: await slotOf(door, here) })),
  "meetings.outlook": asking(whoever, pollOfBody),
  "meetings.unanswered": asking(whoever, pollOfBody),

  "meetings.endorseTopic": asking(head, async (door, here) => ({ topic: (await topicOf(door, here)).topic })),
  "meetings.unendorseTopic": asking(head, async (door, here) => ({
    topic: (await topicOf(door, here, { endorsed: true })).topic,
  })),
  "meetings.acceptTopic": asking(whoever, async (door, here) => ({ topic: (await topicOf(door, here)).topic })),
  "meetings.mergeTopic": asking(whoever, async (door, here) => {
    const { body, topic } = await topicOf(door, here, { endorsed: true })
    return { topic, into: (await topicOf(door, here, { body })).topic }
  }),
  "meetings.studyTopic": asking(whoever, async (door, here) => ({
    topic: (await topicOf(door, here, { rules: { study: true } })).topic,
  })),
  "meetings.stepTopic": asking(whoever, async (door, here) => {
    const { topic } = await topicOf(door, here, { rules: { steps: [...steps] } })
    await door.ask(here.of("staff"), "meetings.acceptTopic", { topic })
    return { topic }
  }),

  "meetings.callMeeting": asking(staff, async (door, here) => {
    const { body, topic } = await topicOf(door, here)
    await door.ask(here.of("staff"), "meetings.acceptTopic", { topic })
    const agenda = [{ kind: "discussion", title: "长椅", text: "放在哪里", topic, papers: papers(here) }, which]
    return { body, ...shortly(door), agenda }
  }),
  "meetings.changeMeeting": asking(staff, change),
  "meetings.cancelMeeting": asking(staff, async (door, here) => ({
    ...{ meeting: (await called(door, here)).meeting, changes: 0 },
  })),
  "meetings.respond": asking(head, async (door, here) => ({ meeting: (await called(door, here)).meeting })),
  "meetings.responses": asking(staff, async () => ({})),

  "meetings.addFollowup": asking(staff, async () => ({})),
  "meetings.endFollowup": async (door, here, input) => {
    const { followup, about } = await taskOf(door, here)
    return { who: here.of("committee"), input: { ...input, followup }, about }
  },
  "meetings.reopenFollowup": async (door, here, input) => {
    const { followup, about } = await taskOf(door, here)
    await door.ask(here.of("committee"), "meetings.endFollowup", { followup, note: "已经贴出来了" })
    door.pass(second)
    return { who: staff(here), input: { ...input, followup }, about }
  },
}
