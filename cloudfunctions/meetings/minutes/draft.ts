import type { Id } from "../../shared/values/id.ts"
import type { Instant } from "../../shared/values/instant.ts"

type Seat = Id<"seat">

/** How a seat was there: by its holder, its substitute or a written mandate; excused beforehand; or absent without a word. */
export const comings = ["present", "substitute", "proxy", "excused", "absent"] as const
export type Coming = (typeof comings)[number]

/** What the drafting needs to know of a seat on the day of the meeting. */
export interface SeatThen {
  readonly seat: Seat
  readonly group: string
  readonly observer: boolean
  readonly holder?: Id<"person"> | undefined
  readonly substitute?: Id<"person"> | undefined
  /** Of which communities they are persons: a street's seats come from several. */
  readonly home?: Id<"community"> | undefined
  readonly substituteHome?: Id<"community"> | undefined
}

/** That a seat came: who for it, how it was entered, when it left. */
export interface Presence {
  readonly seat: Seat
  readonly person?: Id<"person"> | undefined
  readonly by: "code" | "hand" | "remote"
  readonly at: Instant
  readonly left?: Instant | undefined
  readonly offline?: true | undefined
}

/** Something that happened in the hall, in order. */
export interface Moment {
  readonly at: Instant
  readonly what: string
  readonly item?: Id<"item"> | undefined
  readonly seat?: Seat | undefined
  readonly present: number
  readonly eligible: number
}

export interface Tally {
  readonly eligible: number
  readonly present: number
  readonly cast: number
  readonly approve: number
  readonly oppose: number
  readonly abstain: number
}

/** One of several choices, and how many seats were for it. */
export interface Chosen {
  readonly title: string
  readonly details?: string | undefined
  readonly votes?: number | undefined
}

export interface MotionThen {
  readonly motion: string
  readonly item: Id<"item">
  readonly title: string
  readonly text: string
  readonly secrecy: "T0" | "T1"
  readonly outcome: "passed" | "failed" | "void" | "open"
  readonly tally?: Tally | undefined
  readonly groups?: readonly (Tally & { readonly group: string; readonly passed: boolean })[] | undefined
  /** Of a motion between several choices: which they were, with their votes once counted; how many seats said none; and which was decided. */
  readonly choices?: readonly Chosen[] | undefined
  readonly none?: number | undefined
  readonly decided?: string | undefined
  readonly recused: readonly { readonly seat: Seat; readonly reason: string }[]
  readonly objections: readonly { readonly seat: Seat; readonly text: string }[]
}

export interface ItemThen {
  readonly item: Id<"item">
  readonly kind: "report" | "discussion" | "motion"
  readonly title: string
  readonly text?: string | undefined
  readonly papers: readonly { readonly name: string }[]
}

/** What happened, from the records of the meeting and of the hall. */
export interface Happened {
  readonly groups: readonly { readonly group: string; readonly name: string }[]
  readonly seats: readonly SeatThen[]
  /** Seats that said beforehand that they would not come. */
  readonly excused: ReadonlySet<Seat>
  readonly presences: readonly Presence[]
  /** Written mandates that stand. */
  readonly proxies: readonly { readonly seat: Seat; readonly to: Seat }[]
  /** Whether seats that did not come are listed one by one; households of the roll are not, they are only counted. */
  readonly listsAbsent: boolean
  readonly moments: readonly Moment[]
  readonly agenda: readonly ItemThen[]
  readonly motions: readonly MotionThen[]
}

export interface Counts {
  readonly eligible: number
  readonly present: number
  readonly substitutes: number
  readonly proxies: number
  readonly excused: number
  readonly absent: number
  readonly observers: number
}

export interface SeatCame {
  readonly seat: Seat
  readonly group: string
  readonly observer: boolean
  /** Who came; for a seat that did not come, who holds it. */
  readonly person?: Id<"person"> | undefined
  readonly home?: Id<"community"> | undefined
  readonly came: Coming
  readonly how?: Presence["by"] | undefined
  readonly offline?: true | undefined
  readonly at?: Instant | undefined
  readonly left?: Instant | undefined
}

/** What minutes say by themselves: nobody types it, nobody edits it. */
export interface Drafted {
  readonly opened?: Instant | undefined
  readonly closed?: Instant | undefined
  readonly whole: Counts
  readonly groups: readonly (Counts & { readonly group: string; readonly name: string })[]
  readonly seats: readonly SeatCame[]
  readonly proxies: Happened["proxies"]
  readonly quorum: readonly {
    readonly at: Instant
    readonly what: string
    readonly present: number
    readonly eligible: number
  }[]
  readonly items: readonly {
    readonly item: Id<"item">
    readonly kind: ItemThen["kind"]
    readonly title: string
    readonly text?: string | undefined
    readonly papers: readonly string[]
    readonly began?: Instant | undefined
    readonly speakers: readonly Seat[]
    readonly motions: readonly Omit<MotionThen, "item">[]
  }[]
}

/** The moments that say how the quorum went. */
const quorumMoments = ["opened", "quorumReached", "quorumLost", "closed"]

/** Takes what happened; gives what the minutes say of it. Seats in the order of their groups, items in that of the agenda. */
export const draftOf = (happened: Happened): Drafted => {
  const seats = happened.groups.flatMap(({ group }) => cameIn(happened, group))
  const { moments } = happened
  const opened = moments.find(({ what }) => what === "opened")
  const closed = moments.findLast(({ what }) => what === "closed")
  const represented = new Set(seats.filter(({ came }) => came === "proxy").map(({ seat }) => seat))
  return {
    ...(opened && { opened: opened.at }),
    ...(closed && { closed: closed.at }),
    whole: countsOf(seats),
    groups: happened.groups.map(({ group, name }) => ({
      group,
      name,
      ...countsOf(seats.filter(seat => seat.group === group)),
    })),
    seats: happened.listsAbsent ? seats : seats.filter(isThere),
    proxies: happened.proxies.filter(({ seat }) => represented.has(seat)),
    quorum: moments
      .filter(({ what }) => quorumMoments.includes(what))
      .map(({ at, what, present, eligible }) => ({ at, what, present, eligible })),
    items: happened.agenda.map(item => drafted(item, happened)),
  }
}

/** Whether a seat is counted as present, as the hall counts it: a mandate in the hands of somebody who is there counts. */
const isThere = ({ came }: Pick<SeatCame, "came">): boolean =>
  came === "present" || came === "substitute" || came === "proxy"

const cameIn = ({ seats, presences, proxies, excused }: Happened, group: string): SeatCame[] => {
  const there = new Map(presences.map(presence => [presence.seat, presence]))
  return seats
    .filter(seat => seat.group === group && seat.holder !== undefined)
    .map(({ seat, observer, holder, substitute, home, substituteHome }) => {
      const presence = there.get(seat)
      const person = presence?.person ?? holder
      const stoodIn = person !== holder && person === substitute
      const from = stoodIn ? substituteHome : home
      const who = { seat, group, observer, ...(person && { person }), ...(from && { home: from }) }
      if (presence) {
        const { by, at, left, offline } = presence
        const stay = { how: by, at, ...(left && { left }), ...(offline && { offline }) }
        return { ...who, came: stoodIn ? "substitute" : "present", ...stay }
      }
      if (proxies.some(proxy => proxy.seat === seat && there.has(proxy.to))) return { ...who, came: "proxy" }
      return { ...who, came: excused.has(seat) ? "excused" : "absent" }
    })
}

/** Observers are listed and never counted: neither among those due nor among those there. Vacant seats are not due. */
const countsOf = (seats: readonly SeatCame[]): Counts => {
  const due = seats.filter(({ observer }) => !observer)
  const those = (...came: Coming[]): number => due.filter(seat => came.includes(seat.came)).length
  return {
    eligible: due.length,
    present: due.filter(isThere).length,
    substitutes: those("substitute"),
    proxies: those("proxy"),
    excused: those("excused"),
    absent: those("absent"),
    observers: seats.length - due.length,
  }
}

/** How it went with the quorum: there the whole time, lost in between, or never reached. */
export const quorumWas = ({ quorum }: Pick<Drafted, "quorum">): "whole" | "lost" | "never" => {
  if (!quorum.some(({ what }) => what === "quorumReached")) return "never"
  return quorum.some(({ what }) => what === "quorumLost") ? "lost" : "whole"
}

const drafted = (about: ItemThen, { moments, motions }: Happened): Drafted["items"][number] => {
  const { item, kind, title, text, papers } = about
  const began = moments.find(moment => moment.what === "item" && moment.item === item)
  const spoke = moments.flatMap(moment => (moment.what === "speech" && moment.item === item ? (moment.seat ?? []) : []))
  return {
    item,
    kind,
    title,
    ...(text !== undefined && { text }),
    papers: papers.map(({ name }) => name),
    ...(began && { began: began.at }),
    speakers: [...new Set(spoke)],
    motions: motions.filter(motion => motion.item === item).map(({ item: _, ...motion }) => motion),
  }
}
