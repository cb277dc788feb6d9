import type { Telling } from "./words.ts"

/** What is told of a meeting that is called, moved or changed, and of who comes to it, by kind of fact. */
export const callTellings: Readonly<Record<string, Telling>> = {
  "meetings.settled": {
    template: "meeting",
    when: "when",
    until: "when",
    place: "place",
    zh: { title: "{title}，时间定了", lines: ["{when|moment}", "地点：{place}"] },
    en: { title: "{title}: the time is set", lines: ["{when|moment}", "Place: {place}"] },
  },
  "meetings.called": {
    template: "meeting",
    when: "when",
    until: "when",
    place: "place",
    zh: {
      title: "请您来开会：{title}",
      lines: ["{when|moment}", "地点：{place}", "{body}，{items} 项议程。点开看议程，告诉我们您来不来。"],
    },
    en: {
      title: "You are called to a meeting: {title}",
      lines: [
        "{when|moment}",
        "Place: {place}",
        "{body}, {items} items. Open it to read them and say whether you come.",
      ],
    },
  },
  "meetings.moved": {
    template: "meeting",
    when: "when",
    until: "when",
    place: "place",
    zh: { title: "{title}，时间改了", lines: ["改为 {when|moment}", "地点：{place}", "请再看一下您能不能来。"] },
    en: {
      title: "{title}: at another time",
      lines: ["Now {when|moment}", "Place: {place}", "Please look again whether you can come."],
    },
  },
  "meetings.changed": {
    template: "meeting",
    when: "when",
    until: "when",
    place: "place",
    zh: { title: "{title}，地点或议程有变", lines: ["{when|moment}", "地点：{place}", "点开看现在的安排。"] },
    en: {
      title: "{title}: another place or agenda",
      lines: ["{when|moment}", "Place: {place}", "Open it to see how it is now."],
    },
  },
  // By the consent that whoever was called has given; cancelled comes first, for a long title is cut.
  "meetings.cancelled": {
    template: "meeting",
    when: "when",
    until: "when",
    zh: { title: "会议取消：{title}", lines: ["不开了，原定 {when|moment}", "原因：{reason}"] },
    en: { title: "Cancelled: {title}", lines: ["It was to be {when|moment}", "Why: {reason}"] },
  },
  "meetings.tomorrow": {
    template: "meeting",
    when: "when",
    until: "when",
    place: "place",
    zh: { title: "明天开会：{title}", lines: ["{when|moment}", "地点：{place}"] },
    en: { title: "Tomorrow: {title}", lines: ["{when|moment}", "Place: {place}"] },
  },
  "meetings.proxyGiven": {
    template: "meeting",
    when: "when",
    until: "when",
    place: "place",
    zh: {
      title: "有席位委托您代为表决：{title}",
      lines: [
        "{when|moment}",
        "地点：{place}",
        "{group}的一个席位书面委托了您。您到会签到，就可以代为表决；点开看是谁。",
      ],
    },
    en: {
      title: "You hold a mandate: {title}",
      lines: [
        "{when|moment}",
        "Place: {place}",
        "A seat of {group} lets you vote for it, in writing. Check in and you may; open it to see whose.",
      ],
    },
  },
  "meetings.proxyEnded": {
    template: "news",
    zh: { title: "委托已撤回：{title}", lines: ["{group}的一个席位撤回了给您的书面委托，您不再代为表决。"] },
    en: { title: "A mandate was taken back: {title}", lines: ["A seat of {group} has ended its mandate to you."] },
  },
  "meetings.standIn": {
    template: "meeting",
    when: "when",
    until: "when",
    place: "place",
    zh: { title: "请您替补参加：{title}", lines: ["{when|moment}", "地点：{place}", "{body}请您来，点开看议程。"] },
    en: {
      title: "Please stand in: {title}",
      lines: ["{when|moment}", "Place: {place}", "{body} asks you to come; open it to read the agenda."],
    },
  },
}
