import * as z from "zod/mini"
import { roles } from "./roles.ts"
import { idShape } from "./shapes.ts"

/** For whom something is, as data; `members` resolves it to persons of the community. */
export const audienceShape = z.discriminatedUnion("to", [
  z.strictObject({ to: z.literal("community") }),
  z.strictObject({
    to: z.literal("buildings"),
    buildings: z.array(idShape<"building">()).check(z.minLength(1), z.maxLength(200)),
  }),
  z.strictObject({
    to: z.literal("households"),
    households: z.array(idShape<"household">()).check(z.minLength(1), z.maxLength(500)),
  }),
  z.strictObject({
    to: z.literal("roles"),
    roles: z.array(z.enum(roles)).check(z.minLength(1), z.maxLength(roles.length)),
  }),
  z.strictObject({
    to: z.literal("persons"),
    persons: z.array(idShape<"person">()).check(z.minLength(1), z.maxLength(500)),
  }),
])

export type Audience = z.output<typeof audienceShape>

/** For whom staff may write a notice: also whoever holds the seats of a body when it goes out. */
export const writtenAudienceShape = z.discriminatedUnion("to", [
  audienceShape,
  z.strictObject({ to: z.literal("body"), body: idShape<"body">() }),
])

export type WrittenAudience = z.output<typeof writtenAudienceShape>

/**
 * For whom a fact is: also those who have not taken part in something yet. Only the house itself says so, nobody who writes
 * a notice can; who it means is found while messages are made, and is listed nowhere.
 */
export const anyAudienceShape = z.discriminatedUnion("to", [
  writtenAudienceShape,
  z.strictObject({ to: z.literal("notVoted"), vote: idShape<"vote">() }),
  z.strictObject({ to: z.literal("notAnswered"), poll: idShape<"poll">() }),
])

export type AnyAudience = z.output<typeof anyAudienceShape>

/** Whether something is for homes, where one who has heard it is enough: a vote has one seat a household. Else for each by name. */
export const isForHomes = ({ to }: AnyAudience): boolean =>
  to === "community" || to === "buildings" || to === "households" || to === "notVoted"

/** Whether an audience is one whose people nobody may see, nor count exactly. */
export const isUnseen = (audience: AnyAudience): boolean => audience.to === "notVoted" || audience.to === "notAnswered"
