import * as z from "zod/mini"
import { living } from "../../shared/record.ts"
import { roles } from "../../shared/roles.ts"
import { idShape, instantShape } from "../../shared/shapes.ts"

/** A signed-in browser, under the hash of its token, in the directory shard of its account. */
export const sessions = living("sessions", {
  version: 1,
  shape: z.strictObject({
    subject: z.string(),
    kind: z.enum(["phone", "desk"]),
    seen: instantShape(),
    until: instantShape(),
  }),
  by: ["subject"],
  personal: "none",
  kept: { days: 30, why: "a session not used for 30 days is over; signing out and forgetting remove it" },
})

/** A one-time link, under the hash of its secret: who uses it gets these roles. */
export const links = living("links", {
  version: 1,
  shape: z.strictObject({
    community: idShape<"community">(),
    roles: z.array(z.enum(roles)),
    name: z.string(),
    until: instantShape(),
    /** The hash of the request that used it: a repeat of that request may go on, another may not. */
    usedBy: z.optional(z.string()),
  }),
  by: [],
  personal: "none",
  kept: { days: 3, why: "removed when it is over; the name in it is the one the invitation was written for" },
})

/** A computer that waits to be signed in by a phone. */
export const pairings = living("pairings", {
  version: 1,
  shape: z.strictObject({
    /** SHA-256 of the secret that only this computer holds. */
    desk: z.string(),
    /** Two digits that both screens show. */
    check: z.string(),
    until: instantShape(),
    approved: z.optional(z.string()),
    usedBy: z.optional(z.string()),
  }),
  by: [],
  personal: "none",
  kept: { days: 1, why: "two minutes, then removed" },
})
export type Pairing = z.output<(typeof pairings)["shape"]>
