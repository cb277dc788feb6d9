import { callTellings } from "./call-words.ts"
import { pollTellings } from "./poll-words.ts"
import type { Telling } from "./words.ts"

/** The facts that residents are told, by kind. Other kinds stay facts. */
export const tellings: Readonly<Record<string, Telling>> = {
  "members.joined": {
    template: "news",
    zh: { title: "您已加入本社区", lines: ["以后有投票、会议和通知，都会在这里告诉您。"] },
    en: { title: "You have joined this community", lines: ["Votes, meetings and notices will be told to you here."] },
  },
  "projects.roundOpened": {
    template: "news",
    until: "closes",
    zh: {
      title: "{title}，开始征集",
      lines: ["身边有什么想改善的小事，随时可以提。", "共有 {budget|yuan} 元可用。", "{closes|moment} 截止征集。"],
    },
    en: {
      title: "{title}: ideas wanted",
      lines: [
        "Tell us the small thing nearby you would improve.",
        "{budget|yuan} yuan can be spent.",
        "Until {closes|moment}.",
      ],
    },
  },
  "projects.votingOpened": {
    template: "vote",
    when: "closes",
    until: "closes",
    zh: {
      title: "{title}，请您来选",
      lines: ["{projects} 个项目，{budget|yuan} 元，您来选。", "{closes|moment} 截止，截止前可以修改。"],
    },
    en: {
      title: "{title}: your choice, please",
      lines: ["{projects} projects, {budget|yuan} yuan: you choose.", "Closes {closes|moment}; change it until then."],
    },
  },
  "projects.votingEnds": {
    template: "vote",
    when: "closes",
    until: "closes",
    zh: {
      title: "{title}，明天截止",
      lines: ["您这一户还没有投票，{closes|moment} 截止。", "这是系统自动提醒，只提醒一次；谁还没投，没有人看得到。"],
    },
    en: {
      title: "{title}: closes tomorrow",
      lines: [
        "Your household has not voted yet. Closes {closes|moment}.",
        "This reminder is automatic and comes once; nobody can see who has not voted.",
      ],
    },
  },
  "projects.published": {
    template: "result",
    zh: {
      title: "{title}，结果公布",
      lines: [
        "选出 {chosen} 项，共用 {spent|yuan} 元。",
        "每一项为什么入选、差多少，点开都能看到。",
        "{until|moment} 前可以提出异议。",
      ],
    },
    en: {
      title: "{title}: the result",
      lines: [
        "{chosen} chosen, {spent|yuan} yuan in all.",
        "Open it to see why each was chosen or what it lacked.",
        "You may object until {until|moment}.",
      ],
    },
  },
  ...pollTellings,
  ...callTellings,
  "councils.seated": {
    template: "news",
    zh: { title: "{title}，您已担任席位", lines: ["您代表：{group}。", "开会的时间和议题会在这里告诉您。"] },
    en: { title: "{title}: you hold a seat", lines: ["For {group}.", "Meetings and their agenda will be told here."] },
  },
  "councils.standsIn": {
    template: "news",
    zh: { title: "{title}，请您当替补", lines: ["席位：{group}。", "席位上的人不能到会时，由您参加。"] },
    en: { title: "{title}: you stand in", lines: ["For {group}.", "You come when the holder of the seat can not."] },
  },
  "meetings.topicProposed": {
    template: "news",
    zh: { title: "有人提了议题：{title}", lines: ["交给{body}。", "请看过后公开，或说明原因。"] },
    en: {
      title: "A topic was proposed: {title}",
      lines: ["For {body}.", "Please read it and show it, or say why not."],
    },
  },
  "meetings.topicShown": {
    template: "news",
    zh: { title: "您的议题已公开：{title}", lines: ["邻居们可以附议了，达到 {needed} 个就应当列入会议。"] },
    en: { title: "Your topic is shown: {title}", lines: ["With {needed} endorsements it must be taken up."] },
  },
  "meetings.topicReached": {
    template: "news",
    zh: { title: "议题够附议数了：{title}", lines: ["已有 {count} 个附议，按规定应当受理，列入会议。"] },
    en: { title: "Enough endorsements: {title}", lines: ["{count} have endorsed it; it must be taken up."] },
  },
  "meetings.topicAccepted": {
    template: "news",
    zh: { title: "议题已受理：{title}", lines: ["{body}将开会讨论，时间定了会告诉您。"] },
    en: { title: "Taken up: {title}", lines: ["{body} will discuss it; you will hear when."] },
  },
  "meetings.topicMerged": {
    template: "news",
    zh: { title: "议题已合并：{title}", lines: ["并入“{into}”，您的附议一并算过去。", "原因：{reason}"] },
    en: { title: "Joined: {title}", lines: ["Now part of “{into}”; your endorsement counts there.", "Why: {reason}"] },
  },
  "meetings.topicReferred": {
    template: "news",
    zh: { title: "议题已转办：{title}", lines: ["转给{to}。", "原因：{reason}"] },
    en: { title: "Handed on: {title}", lines: ["To {to}.", "Why: {reason}"] },
  },
  "meetings.topicDeclined": {
    template: "news",
    zh: { title: "议题没有受理：{title}", lines: ["原因：{reason}"] },
    en: { title: "Not taken up: {title}", lines: ["Why: {reason}"] },
  },
  "meetings.minutesToConfirm": {
    template: "news",
    zh: {
      title: "{title}，请确认会议纪要",
      lines: ["{body}的纪要写好了，请您看一遍。", "没有问题就点确认；要改的请告诉记录人。"],
    },
    en: {
      title: "{title}: please confirm the minutes",
      lines: [
        "The minutes of {body} are written: please read them.",
        "Confirm them, or tell the minute taker what to change.",
      ],
    },
  },
  "meetings.minutesPublished": {
    template: "result",
    zh: {
      title: "{title}，会议纪要公布",
      lines: ["{body}开会的经过和结果，点开就能看到。", "{until|moment} 前可以提出异议。"],
    },
    en: {
      title: "{title}: the minutes",
      lines: ["Open them to see what {body} came to.", "You may object until {until|moment}."],
    },
  },
  "meetings.followupSoon": {
    template: "news",
    when: "by",
    zh: { title: "还有三天到期：{what}", lines: ["{by|day}到期。", "办好了请记一笔。"] },
    en: { title: "Three days left: {what}", lines: ["Due on {by|day}.", "When it is done, please note it."] },
  },
  "meetings.followupToday": {
    template: "news",
    when: "by",
    zh: { title: "今天到期：{what}", lines: ["办好了请记一笔；办不完也请告诉大家。"] },
    en: { title: "Due today: {what}", lines: ["When it is done, please note it; if it can not be, please say so."] },
  },
  "meetings.followupLate": {
    template: "news",
    when: "by",
    zh: { title: "已经过期：{what}", lines: ["原定{by|day}办完。", "办好了请记一笔。"] },
    en: { title: "Overdue: {what}", lines: ["It was promised for {by|day}.", "When it is done, please note it."] },
  },
}
