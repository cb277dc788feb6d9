import type { zh } from "./notices.zh"

/** Words of notices, as residents read them. */
export const en: typeof zh = {
  where: "Notices",
  inbox: {
    title: "Notices",
    unread: "Not read yet",
    seen: "Read",
    sent: when => `sent ${when}`,
    withdrawn: "Withdrawn",
    urgent: "Urgent",
    none: "No notices yet. Votes, meetings and interruptions of water or power will be told here.",
    noneExample: "For example: no water on Thursday morning",
    allRead: "All read",
    more: "Earlier ones",
  },
  notice: {
    sent: (when: string) => `Sent ${when}`,
    who: "Concerns",
    when: "When",
    place: "Where",
    withdrawn: "This notice has been withdrawn",
    urgent: "Emergency",
    go: { news: "Go there", vote: "Go and vote", result: "See the result", meeting: "Go there" },
    back: "Back to notices",
  },
  tell: {
    texts: "Text me what matters",
    textsNote: "Only meetings, votes and emergencies, to your mobile number on the roll. Switch it off at any time.",
    textsNone: "The roll has no mobile number of your own. Register it at the office, then switch this on.",
    title: "Tell me in WeChat",
    lead: "One message each time you turn it on. You can take part without it; every notice is here too.",
    label: {
      news: "Tell me once when there is a notice",
      vote: "Tell me once when voting begins",
      result: "Tell me once when the result is published",
      meeting: "Tell me once about a meeting",
    },
    ask: {
      news: "Tell me once when there is a notice",
      vote: "Tell me once when voting begins",
      result: "Tell me once when the result is published",
      meeting: "Tell me once when the time is set",
    },
    names: { news: "notices", vote: "votes", result: "results", meeting: "meetings" },
    also: (before, names) => `${before}. WeChat also asks about ${names.join(", ")}. Choose only what you want.`,
    off: "Just one message, among WeChat's service notices",
    on: (times: number) => (times > 1 ? `WeChat will tell you, ${times} more times` : "WeChat will tell you once"),
    lasting: {
      label: {
        news: "Tell me when there is a notice",
        vote: "Tell me when voting begins",
        result: "Tell me when the result is published",
        meeting: "Tell me about meetings",
      },
      off: "Once on, WeChat tells you every time, under “Service notices”",
      on: "WeChat will tell you every time; switch it off whenever you like",
    },
    more: {
      button: "Tell me once more",
      why: (names: readonly string[]) =>
        `WeChat can also tell you about: ${names.join(", ")}. For one message more, tap below.`,
      refused: "Nothing was added; what you agreed to before stays.",
    },
    rejected: "You did not agree, so nothing will be sent. You can turn it on later.",
    muted:
      "You have switched these off in WeChat's settings. Open them there (“···”, settings, messages), then turn this on.",
    elsewhere: "WeChat cannot reach you here. Open the mini-program in WeChat, or read the notices here.",
  },
}
