import * as z from "zod/mini"
import { living } from "../shared/record.ts"
import { idShape, instantShape } from "../shared/shapes.ts"
import { offerDays } from "./rules.ts"

/**
 * A group that a body talks in, under its own id in the body's scope. It is context, never a right: what is shown there is the
 * body's, who may answer is said elsewhere. `room` is the hash that the directory knows the group by.
 */
export const chats = living("chats", {
  version: 1,
  shape: z.strictObject({
    body: idShape<"body">(),
    room: z.string(),
    boundBy: idShape<"person">(),
    at: instantShape(),
    /** The key of the group's own robot, wrapped with a secret of the deployment: a copy of the store alone cannot speak there. */
    robot: z.optional(z.string()),
    /** The group's own id at WeCom, which a card shown unasked is addressed with; nobody can speak there with it alone. */
    group: z.optional(z.string()),
  }),
  by: ["body", "boundBy"],
  personal: { whose: "boundBy", shown: ["body", "at"], erased: [] },
  kept: { days: 1825, why: "for as long as the body talks there; unbinding removes it, a term is five years" },
})
export type Chat = z.output<(typeof chats)["shape"]>

/** In the directory, under the hash of the group's id: which chat it is, and where. */
export const rooms = living("rooms", {
  version: 1,
  shape: z.strictObject({ chat: idShape<"chat">(), scope: z.string() }),
  by: [],
  personal: "none",
  kept: { days: 1825, why: "goes with its chat" },
})

/** A one-time code that binds the group it is said in, under its hash in the directory. */
export const bindCodes = living("bindCodes", {
  version: 1,
  shape: z.strictObject({
    scope: z.string(),
    body: idShape<"body">(),
    by: idShape<"person">(),
    until: instantShape(),
    /** The room that used it: a repeat from there may go on, another may not. */
    usedBy: z.optional(z.string()),
  }),
  by: [],
  personal: "none",
  kept: { days: 1, why: "good for ten minutes and one use; removed when it is over" },
})

/** A vote that a clerk has put into a group, under `chat.vote`. */
export const offers = living("offers", {
  version: 1,
  shape: z.strictObject({
    chat: idShape<"chat">(),
    vote: idShape<"vote">(),
    by: idShape<"person">(),
    at: instantShape(),
    /** When its card was shown there unasked. */
    shown: z.optional(instantShape()),
  }),
  by: ["chat", "by"],
  personal: { whose: "by", shown: ["vote", "at"], erased: [] },
  kept: {
    days: offerDays,
    why: "which motion was shown to which group can be asked while its result can be contested",
  },
})

export type Offer = z.output<(typeof offers)["shape"]>

/** A card that was shown, under its task in the directory: which vote a tap on it is about, and in which group it may be. */
export const cards = living("cards", {
  version: 1,
  shape: z.strictObject({
    scope: z.string(),
    vote: idShape<"vote">(),
    room: z.string(),
    at: instantShape(),
    /** When it was brought to the one person it is for, and since when somebody is about to. */
    brought: z.optional(instantShape()),
    claimed: z.optional(instantShape()),
  }),
  by: [],
  personal: "none",
  kept: { days: 30, why: "a tap on an old card is told that the vote is over; removed afterwards" },
})

/**
 * Names of callbacks and of the taps in them that have been heard, by the moment they were made. `draw` is what a tap's
 * receipt was drawn with, wrapped by the tap's own number, which is not stored: a second delivery finds the same ballot.
 */
export const heards = living("heards", {
  version: 1,
  shape: z.strictObject({
    draw: z.optional(z.string()),
    /** How many taps of its person were heard in its second before it; of that person and second, how many there were. */
    turn: z.optional(z.int()),
    /** A callback's: what it said, as a hash, and whether all of it was done. */
    of: z.optional(z.string()),
    done: z.optional(z.literal(true)),
  }),
  by: [],
  personal: "none",
  kept: { days: 1, why: "a callback is taken for five minutes, a delivery repeated for less than an hour" },
})

/** Which process holds a robot's long connection, under a hash of the robot's id in the directory: one at a time. */
export const lines = living("lines", {
  version: 1,
  shape: z.strictObject({ holder: z.string(), until: instantShape() }),
  by: [],
  personal: "none",
  kept: { days: 1, why: "good for half a minute; the next holder writes over it" },
})
