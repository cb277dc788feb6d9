import { readFileSync } from "node:fs"
import { collections } from "#cloud/host/features"

/** Who removes what is kept for some days and does not say since when: the file, and the words by which it does. */
const removes: Readonly<Record<string, readonly [file: string, words: string]>> = {
  dues: ["shared/due", "remove(dues"],
  replies: ["shared/prune", "removeAll(documents, replies"],
  paces: ["shared/prune", "removeAll(documents, paces"],
  sessions: ["members/own/actions/tick", "over(documents, sessions"],
  links: ["members/own/actions/tick", "over(documents, links"],
  pairings: ["members/own/actions/tick", "over(documents, pairings"],
  accountCodes: ["members/own/actions/tick", "over(documents, accountCodes"],
  tries: ["members/own/actions/tick", "remove(tries"],
  requests: ["members/own/actions/tick", "remove(requests"],
  rollPages: ["members/roll/actions/sweeping", "remove(rollPages"],
  rollPlans: ["members/roll/actions/sweeping", "remove(rollPlans"],
  seatCodes: ["councils/seats/actions", "remove(seatCodes"],
  chats: ["chats/binding/actions", "remove(chats"],
  rooms: ["chats/binding/actions", "remove(rooms"],
  bindCodes: ["chats/keeping/actions", "bindCodes"],
  offers: ["chats/actions", "remove(offers"],
  cards: ["chats/keeping/actions", "cards"],
  heards: ["chats/keeping/actions", "remove(heards"],
  lines: ["chats/holding/actions", "remove(lines"],
  pollTallies: ["meetings/polls/actions/closing", "remove(tallies"],
  liveCards: ["meetings/sharing/actions/telling", "remove(liveCards"],
  inbox: ["notices/sweeping/actions", "removeAll(documents, inbox"],
  noticeMessages: ["notices/sweeping/actions", "removeAll(documents, messages"],
  noticeLanes: ["notices/sweeping/actions", "removeAll(documents, lanes"],
  noticeStops: ["notices/sweeping/actions", "remove("],
  noticeRefs: ["notices/outbox/settling/actions", "remove(refs"],
  promises: ["projects/promises/actions", "remove(promises"],
  seeds: ["votes/erasing/actions", "remove(seeds"],
}
/** Written over, one a place and day of a month, and never more. */
const writtenOver = ["scans"]

test("what is kept for some days is removed: by the timer, from the moment that it names, or by its feature", () => {
  const forDays = collections.filter(({ kept }) => kept.days !== "forever")
  const [dated, others] = [
    forDays.filter(({ kept }) => kept.since !== undefined),
    forDays.filter(({ kept }) => kept.since === undefined),
  ]
  expect(dated.map(({ name }) => name).sort()).toEqual(["joinCodes", "pollAnswers", "rsvps"])
  expect(others.map(({ name }) => name).sort()).toEqual([...Object.keys(removes), ...writtenOver].sort())
  for (const [file, words] of Object.values(removes))
    expect(readFileSync(`cloudfunctions/${file}.ts`, "utf8")).toContain(words)
})

test("what never changes is kept for ever, and says so", () => {
  const once = collections.filter(({ kind }) => kind === "once")
  expect(once.length).toBeGreaterThan(15)
  expect(once.filter(({ kept }) => kept.days !== "forever").map(({ name }) => name)).toEqual([])
})
