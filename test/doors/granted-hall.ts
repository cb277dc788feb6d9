import { seatsOn } from "#cloud/councils/actions"
import { meetings } from "#cloud/meetings/calling/records"
import { motions } from "#cloud/meetings/hall/records"
import { dayOf } from "#cloud/shared/values/day"
import { minute } from "#cloud/shared/values/instant"
import { asking, type Here, type Making } from "./a-call.ts"
import { begun, called, opened, passing, sitting, subjectOf } from "./a-council.ts"
import type { Door } from "./door.ts"

const staff = (here: Here) => here.of("staff")
const head = (here: Here) => here.subjectOf("head")
const delegate = (here: Here) => here.of("delegate")
const whoever = () => undefined

/** The hall that was open before anything began, where one seat votes on a motion: with the seat and the vote. */
export const hallOf = async (door: Door, here: Here) => {
  const documents = door.store.in(here.scope)
  const { meeting = "", motion = "", speech = "" } = here.ids
  const found = await documents.read(meetings, meeting)
  const [first] = found ? await seatsOn(documents, found.body, dayOf(door.now())) : []
  const vote = (await documents.read(motions, motion))?.vote
  return { meeting, motion, speech, seat: first?.seat, vote }
}

/** Minutes of a meeting that was held, at the step that is named; the chair and two scrutineers were there. */
export const minutesOf = async (
  door: Door,
  here: Here,
  until: "closed" | "drafted" | "saved" | "confirmed" | "published",
) => {
  const staff = here.of("staff")
  const made = await opened(door, here, ["head", "resident", "delegate"])
  const { meeting } = made
  const typed = {
    items: [
      { item: made.item.report, summary: "报告了上月收支。", decision: "同意", reservations: "" },
      { item: made.item.motion, summary: "", decision: "", reservations: "" },
    ],
    remarks: "",
    tasks: [
      { item: made.item.report, what: "公布收支", who: { is: "office", office: "committee" }, by: "2026-04-12" },
      { what: "浇花", who: { is: "words", words: "一楼住户" }, by: "2026-04-12" },
    ],
    signers: { chair: made.seat("head"), scrutineers: [made.seat("resident"), made.seat("delegate")] },
  }
  const steps = {
    closed: () => door.ask(staff, "meetings.closeMeeting", { meeting }),
    drafted: () => door.ask(staff, "meetings.draftMinutes", { meeting }),
    saved: () => door.ask(staff, "meetings.saveMinutes", { meeting, seen: 1, typed }),
    confirmed: async () => {
      for (const [who] of sitting) await door.ask(subjectOf(here, who), "meetings.confirmMinutes", { meeting, seen: 2 })
    },
    published: () => door.ask(staff, "meetings.publishMinutes", { meeting }),
  }
  for (const [step, take] of Object.entries(steps)) {
    await take()
    if (step === until) break
  }
  return { ...made, typed }
}

const proxies = { proxies: { allowed: true, most: 1 } }
/** A meeting where mandates may be given, with one that stands if asked for. */
const mandate = async (door: Door, here: Here, given: boolean) => {
  const { meeting, seat } = await called(door, here, proxies)
  const from = { meeting, seat: seat("delegate") }
  const written = { ...from, to: seat("resident"), words: "出差，委托对方" }
  if (given) await door.ask(delegate(here), "meetings.giveProxy", written)
  return given ? from : { ...from, to: seat("resident") }
}

/** The hall once everything else that was under way is done. */
const ofHall = async (door: Door, here: Here) => {
  await passing(door, minute)
  const { meeting, seat } = await hallOf(door, here)
  return { meeting, seat }
}

export const minutes = (until: Parameters<typeof minutesOf>[2]) => async (door: Door, here: Here) => {
  const { meeting } = await minutesOf(door, here, until)
  return { meeting }
}

const objected = async (door: Door, here: Here) => {
  const asked = await minutes("published")(door, here)
  await door.ask(here.of("resident"), "meetings.objectToMinutes", { ...asked, text: "漏了停车的事" })
  return asked
}
const corrected = async (door: Door, here: Here) => {
  const asked = await minutes("published")(door, here)
  await door.ask(here.of("staff"), "meetings.addAddendum", { ...asked, text: "日期应为三月" })
  return asked
}

/** Calls in the hall, and about what stands in its minutes, where the example alone is refused. */
export const hallGranted: Readonly<Record<string, Making>> = {
  "meetings.openMeeting": asking(whoever, async (door, here) => ({ meeting: (await begun(door, here)).meeting })),
  "meetings.liveCard": asking(head, async (door, here) => ({ meeting: (await begun(door, here)).meeting })),
  "meetings.closeMeeting": asking(whoever, async (door, here) => ({
    meeting: (await opened(door, here, ["head", "resident"])).meeting,
  })),
  "meetings.checkIn": asking(head, async (door, here) => {
    const { meeting, code } = await opened(door, here, ["resident"])
    return { meeting, code }
  }),
  "meetings.checkInRemotely": asking(head, async (door, here) => ({
    meeting: (await opened(door, here, ["resident"], { remote: true })).meeting,
  })),
  "meetings.checkInByHand": asking(whoever, async (door, here) => {
    const { meeting, seat } = await opened(door, here, ["resident"])
    return { meeting, seat: seat("head") }
  }),
  "meetings.leaveHall": asking(head, ofHall),
  "meetings.noteLeft": asking(whoever, ofHall),
  "meetings.myProxies": asking(delegate, async (door, here) => ({
    meeting: (await mandate(door, here, true)).meeting,
  })),
  "meetings.giveProxy": asking(delegate, (door, here) => mandate(door, here, false)),
  "meetings.takeProxyBack": asking(delegate, (door, here) => mandate(door, here, true)),
  "meetings.recordProxy": asking(whoever, (door, here) => mandate(door, here, false)),
  "meetings.endProxy": asking(whoever, (door, here) => mandate(door, here, true)),
  "meetings.putOn": asking(whoever, async (door, here) => {
    const { meeting, item } = await opened(door, here, ["resident"])
    return { meeting, item: item.motion }
  }),
  "meetings.askToSpeak": asking(head, async () => ({})),
  "meetings.giveFloor": asking(whoever, async (door, here) => {
    const { meeting, seat, speech } = await hallOf(door, here)
    await door.ask(here.of("staff"), "meetings.endSpeech", { speech })
    return { meeting, seat }
  }),
  "meetings.objectToMotion": asking(head, async () => ({})),
  "meetings.openMotion": asking(whoever, async (door, here) => {
    const { meeting, item, seat } = await opened(door, here, ["head", "resident"])
    return { meeting, item: item.motion, recused: [{ seat: seat("delegate"), reason: "本人是摊主" }] }
  }),

  "meetings.minutes": asking(staff, minutes("saved")),
  "meetings.draftMinutes": asking(staff, minutes("closed")),
  "meetings.saveMinutes": asking(staff, async (door, here) => {
    const { meeting, typed } = await minutesOf(door, here, "drafted")
    return { meeting, typed }
  }),
  "meetings.askToConfirm": asking(staff, minutes("saved")),
  "meetings.confirmMinutes": asking(head, minutes("saved")),
  "meetings.publishMinutes": asking(staff, minutes("confirmed")),
  "meetings.publishedMinutes": asking(whoever, minutes("published")),
  "meetings.objectToMinutes": asking(whoever, minutes("published")),
  "meetings.minutesObjections": asking(whoever, minutes("published")),
  "meetings.answerMinutesObjection": asking(whoever, objected),
  "meetings.addAddendum": asking(staff, minutes("published")),
  "meetings.confirmAddendum": asking(head, corrected),
  "meetings.minutesWord": asking(staff, minutes("published")),
  "meetings.setWordTemplate": asking(whoever, async (door, here) => ({
    file: (await door.ask<{ file: string }>(here.of("staff"), "meetings.takeWordTemplate")).file,
  })),
}
