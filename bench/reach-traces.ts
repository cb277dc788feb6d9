import { type Chance, chanceOf } from "#cloud/host/demo/chance"
import { type TemplateKey, templateKeys } from "#cloud/notices/templates/rules"

/** Whoever has heard of a notice after so many hours has heard of it. */
export const heardWithin = 72
/** Whoever has heard after so many has heard soon. */
export const soonWithin = 24
/** Half a year, in whole hours. */
export const hours = 180 * 24

/** A notice for everybody: when, and what it is. */
export interface Told {
  readonly hour: number
  readonly kind: string
  readonly template: TemplateKey
  /** The round, poll or meeting it is about. */
  readonly about: string
  /** What the fact says of moments to come, in hours: what a planner may know of the calendar. */
  readonly moments: Readonly<Record<string, number>>
  /** What else it says: which body meets, from which poll. */
  readonly names: Readonly<Record<string, string>>
  /** What it asks of people: until when they can do it (hours), and which kind of message the page then speaks of. */
  readonly part?: { readonly until: number; readonly about: TemplateKey }
}

/** What one person does by themselves, and what they would answer; none of it is known to a plan beforehand. */
export interface Person {
  readonly household: number
  /** Opens the mini-program without having been called, in order. */
  readonly opens: readonly number[]
  /** Whether a message makes them open it, and so many hours later; by notice. */
  readonly comes: readonly (number | undefined)[]
  /** The kinds of message they agree to after taking part, if asked; by notice, none where it asks for no part. */
  readonly agrees: readonly (readonly TemplateKey[])[]
  /** From then on every message is refused: switched off in the phone's settings, which nobody is told. */
  readonly off: number
}

export interface Trace {
  readonly told: readonly Told[]
  readonly people: readonly Person[]
  readonly households: number
}

type Tells = (hour: number, kind: string, template: TemplateKey, about: string, more?: Partial<Told>) => void

const round = (chance: Chance, start: number, about: string, tell: Tells): void => {
  const closes = start + chance.whole(200, 400)
  tell(start, "projects.roundOpened", "news", about, { moments: { closes } })
  const opens = closes + chance.whole(120, 360)
  const ends = opens + chance.whole(96, 200)
  const part = { until: ends, about: "result" } as const
  tell(opens, "projects.votingOpened", "vote", about, { moments: { closes: ends }, part })
  tell(ends - 24, "projects.votingEnds", "vote", about, { moments: { closes: ends } })
  tell(ends + chance.whole(2, 48), "projects.published", "result", about)
}

const meeting = (chance: Chance, start: number, about: string, tell: Tells): void => {
  const closes = start + chance.whole(72, 140)
  const when = closes + chance.whole(260, 330)
  const poll = `poll${about}`
  const names = { ofBody: "council" }
  tell(start, "meetings.pollOpened", "meeting", poll, {
    ...{ names, moments: { closes }, part: { until: closes, about: "meeting" } },
  })
  const begins = { names, moments: { when } }
  tell(closes + chance.whole(2, 30), "meetings.settled", "meeting", poll, begins)
  const called = { ...begins, names: { ...names, poll } }
  tell(closes + chance.whole(31, 60), "meetings.called", "meeting", `${about}:1`, called)
  if (chance.next() < 0.2) tell(when - chance.whole(30, 90), "meetings.changed", "meeting", `${about}:2`, called)
  tell(when - 24, "meetings.tomorrow", "meeting", about, begins)
}

/** The calendar of a community: rounds of micro-projects, meetings from the poll to the day before, everyday news. */
const calendar = (chance: Chance): Told[] => {
  const told: Told[] = []
  const tell: Tells = (hour, kind, template, about, more = {}) => {
    if (hour < hours - heardWithin) told.push({ hour, kind, template, about, moments: {}, names: {}, ...more })
  }
  for (let start = chance.whole(24, 600); start < hours; start += chance.whole(1_300, 2_000))
    round(chance, start, `round${start}`, tell)
  for (let start = chance.whole(24, 500); start < hours; start += chance.whole(400, 900))
    meeting(chance, start, `meeting${start}`, tell)
  for (let start = chance.whole(1, 200); start < hours; start += chance.whole(120, 400))
    tell(start, "written", "news", `written${start}`)
  return told.sort((a, b) => a.hour - b.hour)
}

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
  return {
    household,
    opens,
    comes: told.map(() => (chance.next() < responds ? chance.whole(1, 12) : undefined)),
    agrees: told.map(({ part }) => (part ? templateKeys.filter(template => chance.next() < says[template]) : [])),
    off: chance.next() < 0.1 ? chance.whole(0, hours) : hours,
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
