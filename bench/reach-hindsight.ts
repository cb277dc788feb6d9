import { askedAtOnce } from "#cloud/notices/planning/rules"
import { templateKeys } from "#cloud/notices/templates/rules"
import { type Best, bitOf, choices, leftOf, nothing, ranked, type State, setOf, withLeft } from "./reach-states.ts"
import type { Person, Told } from "./reach-traces.ts"

const end = Number.POSITIVE_INFINITY

/** What of a person's half year a plan can change. */
interface Field {
  readonly told: readonly Told[]
  readonly person: Person
  readonly gains: readonly number[]
  readonly within: number
  /** What they come to hear without any message. */
  readonly bySelf: readonly number[]
  /** What they would hear by a message only, and what they can take part in and would agree to something. */
  readonly wanted: readonly number[]
  readonly parts: readonly {
    readonly n: number
    readonly from: number
    readonly until: number
    readonly first: number
  }[]
  /** Notices about which a message can be of use, and those of which it is because it makes them come. */
  readonly useful: readonly number[]
  readonly opening: ReadonlySet<number>
}

const fieldOf = (told: readonly Told[], person: Person, gains: readonly number[], within: number): Field => {
  const { opens, comes, agrees, off } = person
  const at = (n: number): number => told[n]?.hour ?? end
  const worth = [...told.keys()].filter(n => (gains[n] ?? 0) > 0)
  const isBySelf = (n: number) => opens.some(hour => hour > at(n) && hour <= at(n) + within)
  const wanted = worth.filter(n => !isBySelf(n))
  const parts = [...told.entries()].flatMap(([n, { hour: from, part }]) => {
    if (!part || (agrees[n] ?? []).length === 0 || from >= off) return []
    return [{ n, from, until: part.until, first: opens.find(hour => hour > from && hour < part.until) ?? end }]
  })
  const isOpening = (n: number): boolean => {
    const delay = comes[n]
    if (delay === undefined || at(n) >= off) return false
    const first = at(n) + delay
    const last = Math.min(at(n) + within, off - 1) + delay
    return (
      wanted.some(m => m !== n && at(m) < last && at(m) + within >= first) ||
      parts.some(part => part.from < last && part.until > first && first < off && part.first > first)
    )
  }
  const opening = new Set([...told.keys()].filter(isOpening))
  const isWanted = new Set(wanted)
  const useful = [...told.keys()].filter(n => (isWanted.has(n) || opening.has(n)) && at(n) < off)
  return { ...{ told, person, gains, within, wanted, parts, useful, opening }, bySelf: worth.filter(isBySelf) }
}

/** The hours at which something can change: a consent comes, a notice goes out, or whoever is called just hears another one. */
const hoursToTry = ({ told, person, within, wanted, parts, useful, opening }: Field): number[] => {
  const found = new Set(parts.flatMap(({ first }) => (first === end ? [] : [first])))
  const starts = [...wanted.map(n => told[n]?.hour ?? end), ...parts.map(({ from }) => from)]
  for (const n of useful) {
    const hour = told[n]?.hour ?? end
    found.add(hour)
    for (const start of opening.has(n) ? starts : []) {
      const so = start + 1 - (person.comes[n] ?? 0)
      if (so > hour && so <= hour + within) found.add(so)
    }
  }
  return [...found].sort((a, b) => a - b)
}

/**
 * The most that one person can hear of, with everything known beforehand: at each part taken any three kinds are asked for, and
 * a message about any notice may leave at any hour while it is news, by day or night, on a consent that was given before.
 * Whoever it brings hears all of the last hours and takes part, which may give new consents. Takes what hearing each notice is
 * worth, and for how many hours it is news.
 *
 * Exact: every way of sending is followed from hour to hour. Only hours at which something can change are tried, as a message
 * that leaves earlier between two of them never loses; of two ways that are at the same point one that has no more of
 * anything is dropped.
 */
export const bestFor = (told: readonly Told[], person: Person, gains: readonly number[], within: number): Best => {
  const field = fieldOf(told, person, gains, within)
  const { wanted, parts, useful, opening, bySelf } = field
  const { comes, agrees, off } = person
  const at = (n: number): number => told[n]?.hour ?? end
  const kinds = told.map(({ template }) => templateKeys.indexOf(template))
  const sumOf = (notices: readonly number[]) => notices.reduce((sum, n) => sum + (gains[n] ?? 0), 0)
  const isWanted = new Set(wanted)
  if (wanted.length === 0 || parts.length === 0) return { gain: sumOf(bySelf), heard: bySelf, sent: 0 }

  /** How many messages of each kind can still be of use from an hour on. */
  const roomAt = (hour: number): number[] => {
    const room = templateKeys.map(() => 0)
    for (const n of useful) if (at(n) + within >= hour) room[kinds[n] ?? 0] = (room[kinds[n] ?? 0] ?? 0) + 1
    return room
  }
  /** What there is at an hour, the same for all states. */
  const hourly = new Map<number, ReturnType<typeof lookAt>>()
  const lookAt = (hour: number) => ({
    heard: wanted.filter(n => at(n) < hour && hour <= at(n) + within),
    parts: [...parts.entries()].filter(([, { from, until }]) => from < hour && until > hour),
    sendable: hour < off ? useful.filter(n => hour >= at(n) && hour <= at(n) + within) : [],
    room: roomAt(hour),
  })
  const there = (hour: number) => {
    const found = hourly.get(hour) ?? lookAt(hour)
    hourly.set(hour, found)
    return found
  }

  const hears = (state: State, notices: readonly number[]): State => {
    let { heard, gain, got } = state
    for (const n of notices) {
      if (heard & bitOf(n)) continue
      heard |= bitOf(n)
      gain += gains[n] ?? 0
      got = { notice: n, before: got }
    }
    return heard === state.heard ? state : { ...state, heard, gain, got }
  }
  /** They come: what they hear, what they take part in, and every way of asking. */
  const opened = (before: State, hour: number): State[] => {
    const { heard, parts, room } = there(hour)
    let states = [hears(before, heard)]
    for (const [place, { n }] of parts) {
      if (before.done & bitOf(place)) continue
      const some = hour < off ? (agrees[n] ?? []).map(key => templateKeys.indexOf(key)).filter(kind => room[kind]) : []
      states = states.flatMap(state =>
        choices(some, askedAtOnce).map(asked => {
          const left = asked.reduce((left, kind) => withLeft(left, kind, 1), state.left)
          return { ...state, left, done: state.done | bitOf(place) }
        }),
      )
    }
    return states
  }
  /** Every choice of messages that leave at this hour. */
  const sendings = (before: State, hour: number): State[] => {
    let states = [before]
    for (const n of there(hour).sendable) {
      const kind = kinds[n] ?? 0
      const delay = opening.has(n) ? comes[n] : undefined
      states = states.flatMap(state => {
        const helps = delay !== undefined || !(state.heard & bitOf(n))
        if (!helps || state.sent & bitOf(n) || leftOf(state.left, kind) === 0) return [state]
        const gone = {
          ...state,
          left: withLeft(state.left, kind, -1),
          coming: delay === undefined ? state.coming : [...state.coming, hour + delay].sort((a, b) => a - b),
          sent: state.sent | bitOf(n),
          messages: state.messages + 1,
        }
        return [state, isWanted.has(n) ? hears(gone, [n]) : gone]
      })
    }
    return states
  }
  /** Without what cannot matter any more. */
  const lasting = (hour: number) => {
    const news = setOf([...told.keys()].filter(n => at(n) <= hour && at(n) + within >= hour))
    const open = setOf([...parts.keys()].filter(place => (parts[place]?.until ?? 0) > hour))
    const room = roomAt(hour)
    return (state: State): State => {
      const left = room.reduce(
        (left, most, kind) => withLeft(left, kind, Math.min(0, most - leftOf(left, kind))),
        state.left,
      )
      return { ...state, left, heard: state.heard & news, sent: state.sent & news, done: state.done & open }
    }
  }

  const natural = new Set(parts.map(({ first }) => first))
  let states: State[] = [nothing]
  for (const step of [...hoursToTry(field), end]) {
    const next: State[] = []
    const kept = lasting(step)
    const work = states
    for (let state = work.pop(); state; state = work.pop()) {
      const [hour, ...coming] = state.coming
      if (hour !== undefined && hour <= step)
        for (const one of opened({ ...state, coming }, hour)) work.push(...(hour < step ? sendings(one, hour) : [one]))
      else
        for (const one of step < end && natural.has(step) ? opened(kept(state), step) : [kept(state)])
          next.push(...sendings(one, step))
    }
    states = ranked(next)
  }
  const best = states.reduce((one, other) => (other.gain > one.gain ? other : one), nothing)
  const heard = [...bySelf]
  for (let one = best.got; one; one = one.before) heard.push(one.notice)
  return { gain: sumOf(heard), heard, sent: best.messages }
}
