import { type Day, dayOf, daysLater, startOf } from "../../shared/values/day.ts"
import type { Id } from "../../shared/values/id.ts"
import type { Instant } from "../../shared/values/instant.ts"
import type { Who } from "../followups/rules.ts"
import type { Drafted } from "./draft.ts"
import { refuse } from "./refusals.ts"

type Seat = Id<"seat">

/** Longest texts, in characters: a page of minutes an item, and all of it in one request of 100 kB. */
export const limits = {
  summary: 2000,
  decision: 500,
  reservations: 800,
  remarks: 2000,
  reason: 500,
  addendum: 800,
  tasks: 15,
} as const

/** Three are enough to say what is wrong; the counter is open for more. */
export const objectionsEach = 3

/** What stands 15 days at least in public: decisions, and what came of deliberation (城市居民委员会组织法 34). */
export const affairsDays = 15
const affairs = ["residentsAssembly", "representativesAssembly", "deliberationCouncil"]

/** draft → confirmed → published → frozen. An edit of what is confirmed makes it a draft again; later nothing is edited. */
export const states = ["draft", "confirmed", "published", "frozen"] as const
export type State = (typeof states)[number]

/** What the minute taker writes beside what happened by itself. */
export interface Typed {
  readonly items: readonly {
    readonly item: Id<"item">
    readonly summary: string
    /** What was agreed on without a vote. */
    readonly decision: string
    /** Objections that somebody asked to be put on record, beside those of the motions. */
    readonly reservations: string
  }[]
  readonly remarks: string
  readonly tasks: readonly {
    readonly item?: Id<"item"> | undefined
    readonly what: string
    readonly who: Who
    readonly by: Day
  }[]
  /** Who will confirm: the chair, and two scrutineers. */
  readonly signers: { readonly chair?: Seat | undefined; readonly scrutineers: readonly Seat[] }
}

export type Office = "chair" | "scrutineer"
/** How many of each office confirm. */
export const signaturesNeeded = { chair: 1, scrutineer: 2 } as const

export interface Confirmation {
  readonly office: Office
  readonly seat: Seat
  readonly person: Id<"person">
  readonly at: Instant
}

/** Where minutes stand, as far as rules ask. */
export interface Standing {
  readonly state: State
  readonly version: number
  readonly confirmations: readonly Confirmation[]
  readonly objections: { readonly open: number; readonly raised: number }
  readonly published?: { readonly until: Instant } | undefined
}

/** Refuses words about what is no item of the meeting, signers who were not there or sign twice, and dates before the meeting. */
export const checkTyped = (drafted: Drafted, typed: Typed, begins: Instant): void => {
  const items = new Set(drafted.items.map(({ item }) => item))
  const named = typed.items.map(({ item }) => item)
  const foreign = [...named, ...typed.tasks.flatMap(({ item }) => item ?? [])].some(item => !items.has(item))
  if (foreign || new Set(named).size !== named.length) throw refuse("itemUnknown")
  const { chair, scrutineers } = typed.signers
  const signers = [...(chair ? [chair] : []), ...scrutineers]
  if (new Set(signers).size !== signers.length) throw refuse("signsTwice")
  if (signers.some(seat => signerOf(drafted, seat) === undefined)) throw refuse("signerAway")
  const seats = new Set(drafted.seats.map(({ seat }) => seat))
  for (const { who, by } of typed.tasks) {
    if (who.is === "seat" && !seats.has(who.seat)) throw refuse("holderUnknown")
    if (by < dayOf(begins)) throw refuse("taskPast", { day: by })
  }
}

/** Who came for a seat and may sign for it; observers do not. */
const signerOf = (drafted: Drafted, seat: Seat): Id<"person"> | undefined => {
  const came = drafted.seats.find(one => one.seat === seat)
  return came && !came.observer && (came.came === "present" || came.came === "substitute") ? came.person : undefined
}

/** The persons who may confirm, with the office each does it in; one person signs once, whatever seats they hold. */
export const signersOf = (
  drafted: Drafted,
  { chair, scrutineers }: Typed["signers"],
): readonly Pick<Confirmation, "office" | "seat" | "person">[] => {
  const all = [
    ...(chair ? [{ office: "chair" as const, seat: chair }] : []),
    ...scrutineers.map(seat => ({ office: "scrutineer" as const, seat })),
  ].flatMap(signer => {
    const person = signerOf(drafted, signer.seat)
    return person ? [{ ...signer, person }] : []
  })
  return all.filter(({ person }, place) => all.findIndex(one => one.person === person) === place)
}

/** Refuses an edit of what has been published, and one of a version that is not the last. */
export const checkEdit = ({ state, version }: Standing, seen: number): void => {
  if (state === "published" || state === "frozen") throw refuse("minutesPublished")
  if (seen !== version) throw refuse("minutesNewer", { seen, now: version })
}

/** After an edit nothing is confirmed any more. */
export const edited = <S extends Standing>(standing: S): S => ({
  ...standing,
  state: "draft",
  version: standing.version + 1,
  confirmations: [],
})

/**
 * Takes where minutes stand, who confirms which version, and the signers; gives the standing with this confirmation. Refuses
 * another version than the last, whoever is no signer, and who has confirmed already. Confirmed when all have.
 */
export const confirmedBy = <S extends Pick<Standing, "state" | "version" | "confirmations">>(
  standing: S,
  signers: ReturnType<typeof signersOf>,
  by: { readonly person: Id<"person">; readonly seen: number; readonly at: Instant },
): S => {
  const { state, version, confirmations } = standing
  if (state === "published" || state === "frozen") throw refuse("minutesPublished")
  const signer = signers.find(({ person }) => person === by.person)
  if (!signer) throw refuse("notSigner")
  if (by.seen !== version) throw refuse("minutesNewer", { seen: by.seen, now: version })
  if (confirmations.some(({ person }) => person === by.person)) throw refuse("confirmedAlready")
  const all = [...confirmations, { ...signer, at: by.at }]
  return { ...standing, confirmations: all, state: missing(all) ? "draft" : "confirmed" }
}

const missing = (confirmations: readonly Confirmation[]): boolean =>
  (["chair", "scrutineer"] as const).some(
    office => confirmations.filter(one => one.office === office).length < signaturesNeeded[office],
  )

/** Refuses to publish what is not confirmed, or is published already. */
export const checkPublish = ({ state }: Standing): void => {
  if (state === "published" || state === "frozen") throw refuse("minutesPublished")
  if (state !== "confirmed") throw refuse("unconfirmed")
}

/** How long minutes of a body stand in public: what its charter says, and 15 days at least where they are 居务公开. */
export const publicDays = (kind: string, charterDays: number): number =>
  affairs.includes(kind) ? Math.max(affairsDays, charterDays) : charterDays

/** Full days after the day of publication, exclusive. */
export const publicUntil = (now: Instant, days: number): Instant => startOf(daysLater(dayOf(now), days + 1))

/** Refuses an objection to what is not in public, or not any more. */
export const checkObject = ({ state, published }: Standing, now: Instant): void => {
  if (state !== "published" || !published || now >= published.until) throw refuse("minutesObjectionsOver")
}

/** Whether minutes are to be frozen now: "no", "yes", or when to look again. With an objection open it is the last answer. */
export const freezes = ({ state, published, objections }: Standing, now: Instant): "yes" | "no" | Instant => {
  if (state !== "published" || !published) return "no"
  if (now < published.until) return published.until
  return objections.open === 0 ? "yes" : "no"
}

/** Refuses an addendum to what may still be edited. */
export const checkAddendum = ({ state }: Standing): void => {
  if (state !== "published" && state !== "frozen") throw refuse("stillEdited")
}
