import type { Telling } from "./words.ts"

/** What is told of a time poll, by kind of fact. */
export const pollTellings: Readonly<Record<string, Telling>> = {
  "meetings.pollOpened": {
    template: "meeting",
    when: "closes",
    until: "closes",
    place: "place",
    zh: { title: "{title}，您哪天方便", lines: ["点几下告诉我们您什么时候有空。", "{closes|moment} 截止。"] },
    en: { title: "{title}: when can you come?", lines: ["Tap the times that suit you.", "Closes {closes|moment}."] },
  },
  "meetings.pollClosed": {
    template: "news",
    zh: { title: "{title}，可以定时间了", lines: ["征集已截止，{people} 人已答复。", "请在工作台定下时间。"] },
    en: {
      title: "{title}: please set the time",
      lines: ["Closed with {people} answers.", "Set the time at the desk."],
    },
  },
  "meetings.pollReminder": {
    template: "meeting",
    when: "closes",
    until: "closes",
    place: "place",
    zh: { title: "{title}，还等您答复", lines: ["点几下，告诉我们您哪天能来。", "{closes|moment} 截止。"] },
    en: { title: "{title}: still waiting for you", lines: ["Tap the times that suit you.", "Closes {closes|moment}."] },
  },
  "meetings.pollEnds": {
    template: "meeting",
    when: "closes",
    until: "closes",
    place: "place",
    zh: {
      title: "{title}，明天截止，还等您答复",
      lines: ["点几下，告诉我们您哪天能来。", "{closes|moment} 截止，只提醒这一次。"],
    },
    en: {
      title: "{title}: closes tomorrow, still waiting for you",
      lines: ["Tap the times that suit you.", "Closes {closes|moment}; this is the only reminder."],
    },
  },
  "meetings.pollHopeless": {
    template: "news",
    zh: {
      title: "{title}，这几个时间都开不成会",
      lines: ["按已有的答复，哪个时间都到不了法定人数，或缺一方。", "请另选几个时间再约。"],
    },
    en: {
      title: "{title}: none of the times will do",
      lines: ["By the answers so far no time reaches the quorum with every group.", "Please offer other times."],
    },
  },
  "meetings.pollWithdrawn": {
    template: "news",
    zh: { title: "{title}，时间征集已撤回", lines: ["原因：{reason}"] },
    en: { title: "{title}: the poll was withdrawn", lines: ["Why: {reason}"] },
  },
}
