import type { zh } from "./meetings.zh"

/** Words of time polls, as residents read them. */
export const en: typeof zh = {
  where: "Meeting times",
  said: { yes: "Yes", ifNeeded: "If need be", no: "No", none: "No answer" },
  state: { open: "Open", closed: "To be settled", settled: "Settled", withdrawn: "Withdrawn" },
  time: (from, to) => `${from}–${to}`,
  tapTo: next => `; tap to change to ${next}`,
  count: (yes, ifNeeded) => (ifNeeded > 0 ? `${yes} can · ${ifNeeded} if need be` : `${yes} can`),
  mark: {
    off: holiday => `Holiday: ${holiday}`,
    work: holiday => `Working day (${holiday})`,
    weekend: "Weekend",
    unannounced: year => `Holidays of ${year} not announced yet`,
  },
  poll: {
    place: place => `Place: ${place}`,
    how: "Tap a time once: yes; again: if need be; again: no. A time without an answer is not counted.",
    howElder: "Choose one for each time. A time without an answer is not counted.",
    best: "Best so far",
    bestClosed: "The best times",
    people: n => `${n} answered`,
    hidden: "How many can come is not shown before the deadline",
    nobody: "Nobody has answered yet",
    choose: "Tap the times that suit you",
    rest: "No to all the others",
    send: (answered, of) => `Send my answer (${answered} of ${of})`,
    saved: "Your answers are recorded; you can change them until it closes, and the last ones count.",
    home: "Home",
    recorded: (answered, of) =>
      `${answered} of ${of} times answered. You can change it until the deadline; the last answer counts.`,
    next: "Once the time is settled you will find it under Notices.",
    closed: "Answering has closed; the staff will settle the time. You will find it under Notices.",
    settled: "The time is settled",
    mine: state => `Your answer: ${state}`,
    others: "Answers to each time",
    withdrawn: "This poll was withdrawn",
    notInvited: "This one is for others: you can look, there is nothing to answer.",
  },
  list: {
    title: "Meeting times",
    lead: "Before a meeting, see when everybody can come",
    none: "Nobody has asked you for times yet. You will find it under Notices.",
    noneExample: "For example: the March council, Thursday evening or Saturday morning",
    answered: (n, of) => `${n} of ${of} answered`,
    more: "Earlier ones",
  },
}
