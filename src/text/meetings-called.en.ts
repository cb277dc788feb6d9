import type { zh } from "./meetings-called.zh"

/** Words of called meetings, as everybody reads them. */
export const en: typeof zh = {
  where: "Meetings",
  state: { called: "called", open: "in session", closed: "over", cancelled: "cancelled" },
  kind: { report: "report", discussion: "discussion", motion: "motion" },
  says: { coming: "I come", notComing: "I can not come", substitute: "My substitute comes" },
  said: {
    coming: "You said: I come",
    notComing: "You said: I can not come",
    substitute: "You said: my substitute comes",
    none: "You have not answered yet",
  },
  list: {
    title: "Meetings",
    lead: "When they are, and what they are about",
    none: "No meeting has been called yet. You will see it here.",
    noneExample: "For example: the March council, about the flower bed",
    more: "Earlier ones",
    items: (n: number) => (n === 1 ? "1 item" : `${n} items`),
  },
  meeting: {
    place: (place: string) => `Place: ${place}`,
    cancelled: "This meeting is cancelled",
    changed: (n: number, day: string) =>
      `Changed ${n === 1 ? "once" : `${n} times`} since it was called, last on ${day}`,
    short: (reason: string) => `Called at short notice: ${reason}`,
    agenda: "Agenda",
    minutes: (n: number) => `about ${n} min`,
    motion: (text: string) => `Put to the vote: ${text}`,
    opinion: "What is passed becomes an opinion of the council",
    resolution: "What is passed becomes a resolution",
    paper: (name: string) => `Read: ${name}`,
    paperWrong: "The paper can not be opened now; try again later",
    answer: "Will you come?",
    answerSeat: (group: string) => `Your seat for ${group}: will you come?`,
    answerStandIn: (group: string) => `You stand in for a seat of ${group}: will you come?`,
    observer: "As an observer: you may speak, and do not vote",
    until: "You may change it until the meeting begins; the last answer counts.",
    recorded: (says: string) => `Your answer: ${says}. You may change it until the meeting.`,
    counts: (coming: number, notComing: number, silent: number) =>
      `${coming} seats come · ${notComing} do not · ${silent} have not answered`,
    listen: "You hold no seat in this body. You may come and listen; no answer is needed.",
    begun: "The meeting has begun; please check in at the hall.",
    enter: "Enter the hall",
    closed: "The meeting is over. Its minutes will be among what is published.",
    calendar: "Add to my calendar",
    calendarDone: "Added. You will be told if the time changes.",
    calendarNo: "Not added. Allow WeChat to use the calendar in the phone's settings, then try again.",
    manage: "Manage this meeting",
  },
}
