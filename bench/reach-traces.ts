import { type Chance, chanceOf } from "#cloud/host/demo/chance"
import { type TemplateKey, templateKeys } from "#cloud/notices/templates/rules"

/** Half a year, in whole hours. */
export const hours = 180 * 24

/** A notice for everybody: when, what it is, and until when there is something to do about it (hours). */
export interface Told {
  readonly hour: number
  readonly kind: string
  readonly template: TemplateKey
  /** What the fact says of moments to come, in hours: what a planner may know of the calendar. */
  readonly moments: Readonly<Record<string, number>>
  readonly actUntil?: number
}

/** What one person does by themselves, and what they would answer; none of it is known to a plan beforehand. */
export interface Person {
  readonly household: number
  /** Opens the mini-program without having been called, in order. */
  readonly opens: readonly number[]
  /** Whether a message makes them open it, and so many hours later; by notice. */
  readonly comes: readonly (number | undefined)[]
  /** Says yes when asked for a consent, by template; how often. */
  readonly says: Readonly<Record<TemplateKey, number>>
  /** From then on every message is refused: switched off in the phone's settings, which nobody is told. */
  readonly off: number
  /** Draws the answers to what is asked, alike for every plan: by hour and template. */
  readonly yes: (hour: number, template: TemplateKey) => boolean
}

export interface Trace {
  readonly told: readonly Told[]
  readonly people: readonly Person[]
  readonly households: number
}

/** The calendar of a community: rounds of micro-projects, meetings from the poll to the day before, everyday news. */
const calendar = (chance: Chance): Told[] => {
  const told: Told[] = []
  const at = (hour: number, kind: string, template: TemplateKey, more: Partial<Told> = {}): void => {
    if (hour < hours - 72) told.push({ hour: Math.round(hour), kind, template, moments: {}, ...more })
  }
  for (let start = chance.whole(24, 600); start < hours; start += chance.whole(1_300, 2_000)) {
    const closes = start + chance.whole(200, 400)
    at(start, "projects.roundOpened", "news", { moments: { closes }, actUntil: closes })
    const opens = closes + chance.whole(120, 360)
    const ends = opens + chance.whole(96, 200)
    at(opens, "projects.votingOpened", "vote", { moments: { closes: ends }, actUntil: ends })
    at(ends - 24, "projects.votingEnds", "vote", { actUntil: ends })
    at(ends + chance.whole(2, 48), "projects.published", "result")
  }
  for (let start = chance.whole(24, 500); start < hours; start += chance.whole(400, 900)) {
    const closes = start + chance.whole(72, 140)
    at(start, "meetings.pollOpened", "meeting", { moments: { closes }, actUntil: closes })
    const begins = closes + chance.whole(260, 330)
    at(closes + chance.whole(2, 30), "meetings.settled", "meeting", { moments: { when: begins } })
    at(closes + chance.whole(31, 60), "meetings.called", "meeting", { moments: { when: begins } })
    if (chance.next() < 0.2) at(begins - chance.whole(30, 90), "meetings.changed", "meeting")
    at(begins - 24, "meetings.tomorrow", "meeting")
  }
  for (let start = chance.whole(1, 200); start < hours; start += chance.whole(120, 400)) at(start, "written", "news")
  return told.sort((a, b) => a.hour - b.hour)
}

/** Draws below one from a person's seed, an hour and a template: the same whenever it is asked. */
const drawn = (seed: number, hour: number, template: TemplateKey): number =>
  chanceOf(seed + hour * 4 + templateKeys.indexOf(template)).next()

/** People differ much: some look every other day, some never; some say yes to everything, a tenth switch it off one day. */
const personOf = (chance: Chance, household: number, told: readonly Told[]): Person => {
  const eagerness = chance.next() ** 2
  const every = 24 / (0.03 + 0.5 * eagerness)
  const opens: number[] = []
  for (let hour = every * chance.next(); hour < hours; hour += every * (0.2 + 1.6 * chance.next()))
    opens.push(Math.round(hour))
  const agrees = 0.25 + 0.65 * chance.next()
  const says = { news: agrees * 0.8, vote: agrees, result: agrees * 0.9, meeting: agrees * 0.95 }
  const responds = 0.2 + 0.6 * chance.next()
  const seed = chance.whole(0, 2 ** 31)
  return {
    household,
    opens,
    comes: told.map(() => (chance.next() < responds ? chance.whole(1, 12) : undefined)),
    says,
    off: chance.next() < 0.1 ? chance.whole(0, hours) : hours,
    yes: (hour, template) => drawn(seed, hour, template) < says[template],
  }
}

/** The trace of a community, the same for the same number: so many households of one to three people who have joined. */
export const traceOf = (number: number, households = 60): Trace => {
  const chance = chanceOf(41_000 + number)
  const told = calendar(chance)
  const people = Array.from({ length: households }, (_, household) =>
    Array.from({ length: 1 + Math.floor(2.4 * chance.next()) }, () => personOf(chance, household, told)),
  ).flat()
  return { told, people, households }
}
