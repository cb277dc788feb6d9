import type { Subject } from "#cloud/shared/ports"
import { dayOf, daysLater } from "#cloud/shared/values/day"
import { instantOf, minute, msOf, second } from "#cloud/shared/values/instant"
import { type Settled, subjectOf } from "./settling.ts"
import type { Stage } from "./stage.ts"

type Item = { readonly item: string; readonly kind: string; readonly title: string }
type Hall = { readonly agenda: readonly Item[]; readonly code: { readonly code: string } }
type Called = { readonly meeting: string }

const figure = (word: string): Subject => subjectOf({ word })

/** Who comes to the council: all but two of those who can be entered as, who are left for whoever tries the demonstration. */
const seated = (there: Settled): readonly Subject[] => {
  const neighbours = there.delegates.slice(1, 3).map(({ subject }) => subject)
  return [...["c1", "s1", "w1", "m1"].map(figure), ...neighbours]
}

const call = async (stage: Stage, there: Settled, about: object): Promise<string> => {
  const { bodies } = await stage.ask<{ bodies: { body: string }[] }>(there.staff, "councils.bodies", {})
  const place = "党群服务站二楼议事厅"
  const input = { body: bodies[0]?.body ?? "", place, ...about }
  const { meeting } = await stage.ask<Called>(there.staff, "meetings.callMeeting", input)
  await stage.settle()
  return meeting
}

/** Opens the hall; these come in one after the other by the code on its screen. */
const open = async (stage: Stage, staff: Subject, meeting: string, people: readonly Subject[]): Promise<Hall> => {
  await stage.ask(staff, "meetings.openMeeting", { meeting })
  for (const person of people) {
    stage.pass(20 * second)
    const { code } = (await stage.ask<Hall>(staff, "meetings.hall", { meeting })).code
    await stage.ask(person, "meetings.checkIn", { meeting, code })
  }
  return stage.ask<Hall>(staff, "meetings.hall", { meeting })
}

/** A council that was held, with a motion that passed, published minutes, and two things to do: one is done, one is not. */
export const holdCouncil = async (stage: Stage, there: Settled, held: number): Promise<void> => {
  const { staff } = there
  stage.at(stage.day(held - 6, 10))
  const meeting = await call(stage, there, {
    ...{ title: "上月议事会", begins: stage.day(held, 19), ends: stage.day(held, 20) },
    agenda: [
      { kind: "discussion", title: "东园门口的垃圾桶", minutes: 20 },
      { kind: "motion", title: "楼道杂物清理", text: "同意每月第一个周六集中清理一次楼道杂物。", minutes: 20 },
    ],
  })
  stage.at(stage.day(held, 19))
  const people = seated(there)
  const { agenda } = await open(stage, staff, meeting, [...people, figure("r2")])
  const [bins, stairs] = agenda
  if (!bins || !stairs) throw new Error("the council has nothing to talk about")
  await stage.ask(staff, "meetings.putOn", { meeting, item: bins.item })
  stage.pass(15 * minute)
  await stage.ask(staff, "meetings.putOn", { meeting, item: stairs.item })
  const about = { meeting, item: stairs.item, seen: 0 }
  const { motion, vote } = await stage.ask<{ motion: string; vote: string }>(staff, "meetings.openMotion", about)
  for (const [n, person] of people.entries()) {
    const ballot = { kind: "motion", choice: n === 2 ? "oppose" : "approve" }
    await stage.ask(person, "votes.castSeat", { vote, ballot, nonce: stage.chance.hex(32) })
  }
  stage.pass(minute)
  await stage.ask(staff, "meetings.closeMotion", { motion })
  stage.pass(10 * second)
  await stage.settle()
  await stage.ask(staff, "meetings.closeMeeting", { meeting })
  await writeUp(stage, there, meeting, [bins.item, stairs.item])
}

/** The minutes of a council: drafted from what happened, written, confirmed by three, published. */
const writeUp = async (stage: Stage, there: Settled, meeting: string, items: readonly string[]): Promise<void> => {
  const { staff, delegates } = there
  stage.pass(30 * minute)
  const { version } = await stage.ask<{ version: number }>(staff, "meetings.draftMinutes", { meeting })
  const { typed } = await stage.ask<{ typed: { signers: object } }>(staff, "meetings.minutes", { meeting })
  const by = daysLater(dayOf(stage.today), 6)
  const [bins, stairs] = items
  await stage.ask(staff, "meetings.saveMinutes", {
    meeting,
    seen: version,
    typed: {
      items: [
        {
          item: bins,
          summary: "各方说了投放点离楼门太近、气味大。",
          decision: "物业把两组桶移到门卫室旁。",
          reservations: "",
        },
        { item: stairs, summary: "讨论了清理的时间和怎么提前告知。", decision: "", reservations: "" },
      ],
      remarks: "",
      tasks: [
        {
          item: bins,
          what: "把东园门口的两组垃圾桶移到门卫室旁",
          who: { is: "office", office: "propertyCompany" },
          by,
        },
        { item: stairs, what: "在每个楼门张贴清理通知", who: { is: "office", office: "committee" }, by },
      ],
      signers: typed.signers,
    },
  })
  for (const person of [figure("c1"), figure("r2"), delegates[2]?.subject])
    if (person) await stage.ask(person, "meetings.confirmMinutes", { meeting, seen: version + 1 })
  await stage.ask(staff, "meetings.publishMinutes", { meeting })
  await stage.settle()
  stage.pass(3 * minute)
  const { followups } = await stage.ask<{ followups: { id: string; what: string }[] }>(staff, "meetings.followups", {})
  const done = followups.find(({ what }) => what.includes("通知"))
  if (done) await stage.ask(staff, "meetings.endFollowup", { followup: done.id, note: "通知已贴到每个楼门" })
}

/** Some days ago the council was called for today, within the coming half hour. Gives the meeting. */
export const callForToday = (stage: Stage, there: Settled, called: number): Promise<string> => {
  stage.at(stage.day(called, 10))
  const half = 30 * minute
  const begins = Math.ceil(msOf(stage.today) / half) * half
  return call(stage, there, {
    ...{ title: "停车临时议事会", begins: instantOf(begins), ends: instantOf(begins + 3 * half) },
    agenda: [
      { kind: "report", title: "上次议定事项的办理情况", minutes: 10 },
      { kind: "motion", title: "门口两小时内免费", text: "同意门口的六个车位白天两小时内免费。", minutes: 20 },
    ],
  })
}

/** The hall of today is open and has its quorum, and its first item is on. */
export const openToday = async (stage: Stage, there: Settled, meeting: string): Promise<void> => {
  stage.at(instantOf(msOf(stage.today) - 5 * minute))
  const { agenda } = await open(stage, there.staff, meeting, seated(there))
  await stage.ask(there.staff, "meetings.putOn", { meeting, item: agenda[0]?.item ?? "" })
}
