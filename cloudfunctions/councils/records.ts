import * as z from "zod/mini"
import { living, once } from "../shared/record.ts"
import { dayShape, idShape, instantShape } from "../shared/shapes.ts"
import { kinds, levels, titles } from "./bodies/rules.ts"
import { charterShape } from "./charters/charter-shape.ts"

const archive = "who sat where and by which rules belongs to the archive of affairs (城市居民委员会组织法 39)"
const body = idShape<"body">()
const seat = idShape<"seat">()
const person = idShape<"person">()
const community = idShape<"community">()

/** A body, in the scope of its community or street. `charter` is the version that counts now; 1 is the first. */
export const bodies = living("bodies", {
  version: 1,
  shape: z.strictObject({
    name: z.string(),
    kind: z.enum(kinds),
    level: z.enum(levels),
    /** Within the community: the compound's name, or a building. */
    compound: z.optional(z.string()),
    building: z.optional(idShape<"building">()),
    groups: z.array(z.strictObject({ group: z.string(), name: z.string() })),
    charter: z.int(),
    /** How often somebody was seated or left: whoever decides by the seats of all finds out that they have changed. */
    turns: z.int(),
    founded: instantShape(),
    by: z.optional(person),
    dissolved: z.optional(z.strictObject({ at: instantShape(), reason: z.string() })),
  }),
  by: ["kind"],
  personal: "none",
  kept: { days: "forever", why: archive },
})
export type Body = z.output<(typeof bodies)["shape"]>

/** Id `body:NNNN`: one version of a body's rules of procedure. Meetings name the version they were called under. */
export const charters = once("charters", {
  version: 1,
  shape: z.strictObject({
    body,
    charter: charterShape,
    /** What was changed and why; empty for the first. */
    note: z.string(),
    at: instantShape(),
    by: z.optional(person),
  }),
  by: ["body"],
  personal: "none",
  kept: { days: "forever", why: archive },
})

export const charterId = (of: string, version: number): string => `${of}:${String(version).padStart(4, "0")}`

/**
 * A seat and who has it now. Its id stays when its holder changes; every change is a `seatings` beside it. `asOf` is the day
 * from which this is so: for a day before it, the seatings say who had it.
 */
export const seats = living("seats", {
  version: 1,
  shape: z.strictObject({
    body,
    group: z.string(),
    title: z.optional(z.enum(titles)),
    observer: z.boolean(),
    since: dayShape(),
    /** From this day on there is no such seat any more. */
    closed: z.optional(dayShape()),
    holder: z.optional(person),
    home: z.optional(community),
    from: z.optional(dayShape()),
    until: z.optional(dayShape()),
    substitute: z.optional(person),
    substituteHome: z.optional(community),
    asOf: dayShape(),
    turns: z.int(),
  }),
  by: ["body", "holder", "substitute"],
  personal: { whose: "holder", shown: ["body", "group", "title", "from", "until"], erased: [] },
  kept: { days: "forever", why: archive },
})
export type Seat = z.output<(typeof seats)["shape"]>

/** Id `seat:NNNN`: who was seated, as holder or substitute, from which day; without a person the place became vacant. */
export const seatings = once("seatings", {
  version: 1,
  shape: z.strictObject({
    seat,
    body,
    as: z.enum(["holder", "substitute"]),
    person: z.optional(person),
    home: z.optional(community),
    from: dayShape(),
    until: z.optional(dayShape()),
    reason: z.optional(z.string()),
    at: instantShape(),
    by: z.optional(person),
  }),
  by: ["seat", "body", "person"],
  personal: { whose: "person", shown: ["body", "seat", "as", "from", "until"], erased: [] },
  kept: { days: "forever", why: archive },
})

export const seatingId = (of: string, turn: number): string => `${of}:${String(turn).padStart(4, "0")}`

/** Under the hash of a code: which seat somebody may take with it, once. The person brings themselves, nobody looks them up. */
export const seatCodes = living("seatCodes", {
  version: 1,
  shape: z.strictObject({
    seat,
    as: z.enum(["holder", "substitute"]),
    from: dayShape(),
    until: z.optional(dayShape()),
    reason: z.optional(z.string()),
    by: person,
    good: instantShape(),
  }),
  by: [],
  personal: "none",
  kept: { days: 30, why: "removed when the seat is taken or the code is over; it names nobody" },
})

/** In a street's scope: of which community a person is who holds or held something there, so that facts find them. */
export const homes = living("streetHomes", {
  version: 1,
  shape: z.strictObject({ person, community }),
  by: ["person"],
  personal: { whose: "person", shown: ["community"], erased: [] },
  kept: { days: "forever", why: archive },
})

export const collections = [bodies, charters, seats, seatings, seatCodes, homes]
