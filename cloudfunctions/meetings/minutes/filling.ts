import { clockOf, dayOf } from "../../shared/values/day.ts"
import type { Id } from "../../shared/values/id.ts"
import type { Instant } from "../../shared/values/instant.ts"
import { later } from "../../shared/values/instant.ts"
import type { Who } from "../followups/rules.ts"
import { type Drafted, quorumWas, type SeatCame } from "./draft.ts"
import { groupOf, motionLines, type Row, voteRows } from "./motions.ts"
import type { State, Typed } from "./rules.ts"
import { dayInFull, momentInFull, numeral, places, words } from "./words.ts"

/** Minutes as a document needs them; `nameOf` gives a person's name, or what stands in its place. */
export interface Written {
  readonly about: {
    readonly name: string
    readonly outcome: "opinion" | "resolution"
    readonly charter: number
    readonly title: string
    readonly place: string
    readonly begins: Instant
  }
  readonly state: State
  readonly version: number
  readonly until?: Instant | undefined
  readonly frozen?: Instant | undefined
  readonly hash?: string | undefined
  readonly clerk: string
  readonly drafted: Drafted
  readonly typed: Typed
  readonly heads: {
    readonly journal: { readonly n: number; readonly hash: string }
    readonly ledgers: readonly { readonly name: string; readonly n: number; readonly hash: string }[]
  }
  readonly addenda: readonly { readonly n: number; readonly text: string }[]
  /** Without names it may go on the wall: seats are their groups, and nobody is listed. */
  readonly named: boolean
  readonly nameOf: (seat: SeatCame) => string
}

const p = places

/** How many characters of a hash are printed: enough to see a change, few enough to be compared by eye. */
export const short = (hash: string): string => hash.slice(0, 8)

/** Takes minutes; gives what fills the template, place by place. */
export const fillingOf = (minutes: Written): Row => {
  const { about, drafted, typed, nameOf } = minutes
  const called = calling(drafted, nameOf)
  const { chair, scrutineers } = typed.signers
  const counted = (one: Drafted["whole"]): Row => ({
    [p.eligible]: String(one.eligible),
    [p.present]: String(one.present),
    [p.substitutes]: String(one.substitutes),
    [p.proxies]: String(one.proxies),
    [p.excused]: String(one.excused),
    [p.absent]: String(one.absent),
  })
  return {
    [p.title]: words.title(about.name),
    [p.standing]: standingOf(minutes),
    [p.body]: about.name,
    [p.meeting]: about.title,
    [p.when]: momentInFull(drafted.opened ?? about.begins) + (drafted.closed ? `–${clockOf(drafted.closed)}` : ""),
    [p.place]: about.place,
    [p.chair]: chair ? called(chair) : words.nobody,
    [p.scrutineers]: scrutineers.map(called).join("、") || words.nobody,
    [p.clerk]: minutes.clerk,
    [p.outcome]: words.outcome[about.outcome],
    [p.charter]: String(about.charter),
    ...counted(drafted.whole),
    [p.observers]: String(drafted.whole.observers),
    [p.groups]: drafted.groups.map(group => ({ [p.group]: group.name, ...counted(group) })),
    [p.quorum]: quorumOf(drafted),
    [p.moments]: lines([
      ...drafted.quorum.map(({ at, what, present, eligible }) =>
        words.moment(clockOf(at), words.moments[what] ?? what, present, eligible),
      ),
      ...drafted.proxies.map(({ seat, to }) => words.proxy(called(seat), called(to))),
    ]),
    [p.items]: drafted.items.map((item, place) => ({
      [p.number]: numeral(place + 1),
      [p.about]: item.title,
      [p.kind]: words.kind[item.kind],
      [p.lines]: lines(itemLines(item, typed, called)),
    })),
    [p.votes]: drafted.items.flatMap(({ motions }) => motions.flatMap(motion => voteRows(motion, drafted))),
    [p.remarks]: typed.remarks || words.none,
    [p.tasks]: typed.tasks.map(({ what, who, by }, place) => ({
      [p.number]: String(place + 1),
      [p.what]: what,
      [p.who]: whoInWords(who, called),
      [p.by]: dayInFull(by),
    })),
    [p.papers]: lines(drafted.items.flatMap(({ papers }) => papers)),
    [p.heads]: lines(headLines(minutes.heads)),
    [p.hash]: minutes.hash ? short(minutes.hash) : words.noHash,
    [p.addenda]: lines(minutes.addenda.map(({ n, text }) => words.addendum(n, text))),
    [p.seats]: (minutes.named ? drafted.seats : []).map((seat, place) => ({
      [p.number]: String(place + 1),
      [p.group]: groupOf(drafted, seat.group),
      [p.name]: nameOf(seat),
      [p.came]: comingOf(seat),
      [p.signature]: "",
    })),
  }
}

/** Every place that a template may have. */
export const knownPlaces: readonly string[] = Object.values(places)

const lines = (all: readonly string[]): readonly Row[] =>
  (all.length > 0 ? all : [words.none]).map(line => ({ [p.line]: line }))

const calling = (drafted: Drafted, nameOf: Written["nameOf"]) => {
  const named = new Map(
    drafted.seats.map(seat => [seat.seat, words.seatHeld(nameOf(seat), groupOf(drafted, seat.group))] as const),
  )
  return (seat: Id<"seat">): string => named.get(seat) ?? words.nobody
}

const standingOf = ({ state, version, until, frozen }: Written): string => {
  if (state === "frozen" && frozen) return words.standing.frozen(dayInFull(dayOf(frozen)))
  if (state === "published" && until) return words.standing.published(dayInFull(dayOf(later(until, -1))))
  return state === "confirmed" ? words.standing.confirmed(version) : words.standing.draft(version)
}

const quorumOf = (drafted: Drafted): string =>
  ({ whole: words.wholeQuorum, lost: words.lostQuorum, never: words.neverQuorum })[quorumWas(drafted)]

const itemLines = (
  item: Drafted["items"][number],
  typed: Typed,
  called: (seat: Id<"seat">) => string,
): readonly string[] => {
  const wrote = typed.items.find(one => one.item === item.item)
  return [
    ...(item.text ? [item.text] : []),
    ...(item.speakers.length > 0 ? [words.speakers(item.speakers.map(called))] : []),
    ...(wrote?.summary ? wrote.summary.split("\n") : []),
    ...item.motions.flatMap(motion => motionLines(motion, called)),
    ...(wrote?.decision ? [words.decision(wrote.decision)] : []),
    ...(wrote?.reservations ? [words.reservation(wrote.reservations)] : []),
  ]
}

/** Who has to do something, in words. */
export const whoInWords = (who: Who, called: (seat: Id<"seat">) => string): string =>
  who.is === "seat" ? called(who.seat) : who.is === "office" ? words.office[who.office] : who.words

const headLines = ({ journal, ledgers }: Written["heads"]): readonly string[] => [
  journal.n > 0 ? words.journal(journal.n, short(journal.hash)) : words.noJournal,
  ...ledgers.map(({ name, n, hash }) => words.ledger(name, n, short(hash))),
]

const comingOf = ({ observer, came, how, offline, left }: SeatCame): string =>
  words.coming(observer ? words.observer : words.came[came], how && words.how[how], [
    ...(offline ? [words.offline] : []),
    ...(left ? [words.left(clockOf(left))] : []),
  ])
