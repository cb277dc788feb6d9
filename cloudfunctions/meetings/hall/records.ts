import * as z from "zod/mini"
import { living, once } from "../../shared/record.ts"
import { idShape, instantShape } from "../../shared/shapes.ts"
import { ruleShape } from "../../votes/counting/rule-shape.ts"
import { choiceShape, groupCountShape, happeningShape, motionStateShape } from "./hall-shape.ts"

const archive = "the archive of affairs is kept true and complete (城市居民委员会组织法 39)"
const meeting = idShape<"meeting">()
const seat = idShape<"seat">()
const person = idShape<"person">()
const item = idShape<"item">()

/**
 * What the operators of a meeting write, and nobody else: what is on, and how many moments there are. Its id is the
 * meeting's. `quorum` is the state that was noted last; a motion is opened and made void through this one document, so that
 * the two can never miss each other. No check-in and no ballot writes it.
 */
export const hallShape = z.strictObject({
  /** Of the rotating code; gone when the meeting is closed. */
  secret: z.optional(z.string()),
  opened: instantShape(),
  openedBy: person,
  quorum: z.boolean(),
  /** How many moments have been noted, and when the last was. */
  moments: z.int(),
  last: instantShape(),
  motions: z.int(),
  item: z.optional(item),
  /** The motion that is open. */
  motion: z.optional(idShape<"motion">()),
  /** Who has the floor. */
  speech: z.optional(idShape<"speech">()),
  closed: z.optional(instantShape()),
})
export type Hall = z.output<typeof hallShape>

export const halls = living("halls", {
  version: 1,
  shape: hallShape,
  by: ["openedBy"],
  personal: { whose: "openedBy", shown: ["opened"], erased: [] },
  kept: { days: "forever", why: archive },
})

/** Id `meeting:seat`: a seat that has checked in. Its own document, so that 500 people at the door never wait for each other. */
export const presences = living("presences", {
  version: 1,
  shape: z.strictObject({
    meeting,
    seat,
    group: z.string(),
    /** Who came: the holder, or the seat's substitute. */
    person,
    by: z.enum(["code", "hand", "remote"]),
    at: instantShape(),
    /** Came back at; left at, while gone. */
    back: z.optional(instantShape()),
    left: z.optional(instantShape()),
    /** Why it was entered by hand, or why the operator noted the leaving. */
    reason: z.optional(z.string()),
    /** Entered after an outage, with the time that was written down (离线补录). */
    offline: z.optional(z.literal(true)),
    entered: z.optional(person),
  }),
  by: ["meeting", "person"],
  personal: { whose: "person", shown: ["meeting", "at", "left", "by"], erased: [] },
  kept: { days: "forever", why: "who was there stands in the minutes (城市居民委员会组织法 39)" },
})
export type Presence = z.output<typeof presences.shape>

/** Id `meeting:NNNN`: what happened, in order; the minutes are drafted from it. */
export const moments = once("moments", {
  version: 1,
  shape: z.strictObject({
    meeting,
    n: z.int(),
    at: instantShape(),
    what: happeningShape,
    item: z.optional(item),
    motion: z.optional(idShape<"motion">()),
    seat: z.optional(seat),
    /** How many seats of how many were there, in all and by group. */
    present: z.int(),
    eligible: z.int(),
    groups: z.array(groupCountShape),
  }),
  by: ["meeting"],
  personal: "none",
  kept: { days: "forever", why: archive },
})
export type Moment = z.output<typeof moments.shape>

/** Id `meeting:NN`: a question put to the vote. */
export const motions = living("motions", {
  version: 1,
  shape: z.strictObject({
    meeting,
    n: z.int(),
    item,
    title: z.string(),
    text: z.string(),
    /** Where one of several was to be decided. */
    choices: z.optional(z.array(choiceShape)),
    vote: idShape<"vote">(),
    rule: ruleShape,
    secrecy: z.enum(["T0", "T1"]),
    remote: z.boolean(),
    state: motionStateShape,
    /** Seats that took no part (回避), and why; they are in no figure of the vote. */
    recused: z.array(z.strictObject({ seat, reason: z.string() })),
    /** Seats on the frozen roll, and how many of them were there or represented. */
    eligible: z.int(),
    presentAtOpening: z.int(),
    opened: instantShape(),
    /** When the vote ends by itself, if nobody ends it. */
    closes: instantShape(),
    ended: z.optional(instantShape()),
    /** Of several choices: passed when one was decided, which is `decided`. */
    outcome: z.optional(z.enum(["passed", "failed", "void"])),
    decided: z.optional(idShape<"option">()),
    objections: z.array(z.strictObject({ seat, text: z.string() })),
  }),
  by: ["meeting"],
  personal: "none",
  kept: { days: "forever", why: archive },
})
export type Motion = z.output<typeof motions.shape>

/** Id `meeting:seat` of who gives it: a written mandate to a person, holder of the seat `to`, to vote for a seat at one meeting. */
export const proxies = living("proxies", {
  version: 1,
  shape: z.strictObject({
    meeting,
    seat,
    to: seat,
    /** Who gives it, and who may vote with it. */
    person,
    holder: person,
    given: instantShape(),
    /** What was written: by the principal on the phone, or the paper the operator has in hand. */
    words: z.string(),
    entered: z.optional(person),
    ended: z.optional(z.strictObject({ at: instantShape(), why: z.enum(["principal", "staff", "checkedIn"]) })),
  }),
  by: ["meeting", "person"],
  personal: { whose: "person", shown: ["meeting", "seat", "to", "words", "given"], erased: ["words"] },
  kept: { days: "forever", why: "a mandate is part of the minutes (物业管理条例 12, 城市居民委员会组织法 39)" },
})
export type Mandate = z.output<typeof proxies.shape>

/** Id `meeting:person` of who votes for others: for which seats. Whoever gives this person a mandate meets here, so that the limit holds. */
export const mandates = living("mandates", {
  version: 1,
  shape: z.strictObject({ meeting, person, from: z.array(seat) }),
  by: ["meeting", "person"],
  personal: { whose: "person", shown: ["meeting", "from"], erased: [] },
  kept: { days: "forever", why: "a mandate is part of the minutes (物业管理条例 12, 城市居民委员会组织法 39)" },
})

/** Id `meeting:` and the moment of asking: a request to speak, and when the floor was given and taken back. */
export const speeches = living("speeches", {
  version: 1,
  shape: z.strictObject({
    meeting,
    seat,
    person,
    item: z.optional(item),
    asked: instantShape(),
    from: z.optional(instantShape()),
    to: z.optional(instantShape()),
  }),
  by: ["meeting", "person"],
  personal: { whose: "person", shown: ["meeting", "asked", "from", "to"], erased: [] },
  kept: { days: "forever", why: archive },
})
export type Speech = z.output<typeof speeches.shape>

/** Of a meeting and a seat, or a meeting and a person. */
export const within = (about: string, of: string): string => `${about}:${of}`
export const momentId = (about: string, n: number): string => `${about}:${String(n).padStart(4, "0")}`
export const motionId = (about: string, n: number): string => `${about}:${String(n).padStart(2, "0")}`

export const collections = [halls, presences, moments, motions, proxies, mandates, speeches]
