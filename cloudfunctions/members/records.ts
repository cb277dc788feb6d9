import * as z from "zod/mini"
import { living } from "../shared/record.ts"
import { roles } from "../shared/roles.ts"
import { idShape, instantShape } from "../shared/shapes.ts"

/** A community, in its own scope under its own id. `roll` names the version of the roll that is true now ("" for none). */
export const communities = living("communities", {
  version: 1,
  shape: z.strictObject({
    name: z.string(),
    /** In words, as on the poster: "光明路 8 号院内，居委会一楼". */
    address: z.string(),
    clerk: z.string(),
    phone: z.string(),
    scene: z.string(),
    roll: z.string(),
    households: z.int(),
    since: instantShape(),
    /** The street (街道) it belongs to, said at its founding. */
    street: z.optional(idShape<"street">()),
  }),
  by: [],
  personal: "none",
  kept: { days: "forever", why: "whose archive it is (城市居民委员会组织法 39)" },
})
export type Community = z.output<(typeof communities)["shape"]>

/** Which text of consent a person has agreed to, and when; `agreed` false: withdrawn (个人信息保护法 15). */
export const consentShape = z.strictObject({ version: z.string(), at: instantShape(), agreed: z.boolean() })

/**
 * A person in a community. `delegate` repeats what the household says, so that one read answers who is calling;
 * both are written in the same change. here: takes part; paused: has withdrawn consent; left; forgotten.
 */
export const persons = living("persons", {
  version: 1,
  shape: z.strictObject({
    person: idShape<"person">(),
    name: z.string(),
    adult: z.boolean(),
    household: z.optional(idShape<"household">()),
    building: z.optional(idShape<"building">()),
    delegate: z.boolean(),
    roles: z.array(z.enum(roles)),
    /** Holds any role at all: what the list of staff is made by. */
    official: z.boolean(),
    standing: z.enum(["here", "paused", "left", "forgotten"]),
    consent: consentShape,
    language: z.enum(["zh", "en"]),
    elder: z.boolean(),
    /** Since when the person agrees to text messages (个人信息保护法 13, 15); absent: none are sent. */
    textsFrom: z.optional(instantShape()),
    /** The accounts this person comes with. */
    subjects: z.array(z.string()),
    since: instantShape(),
  }),
  by: ["person", "household", "building", "official", "standing"],
  personal: {
    whose: "person",
    shown: ["household", "delegate", "roles", "standing", "consent", "since"],
    erased: ["name", "language", "elder", "subjects", "textsFrom"],
  },
  kept: {
    days: "forever",
    why: "who acted for a household belongs to the archive (城市居民委员会组织法 39); name and account go when forgotten",
  },
})
export type Person = z.output<(typeof persons)["shape"]>

/** A household that somebody has joined: how many people, and the one who casts for it. Its door stands on the roll. */
export const households = living("households", {
  version: 1,
  shape: z.strictObject({
    building: idShape<"building">(),
    delegate: z.optional(idShape<"person">()),
    people: z.int().check(z.gte(0)),
  }),
  by: ["building", "delegate"],
  personal: { whose: "delegate", shown: ["building", "people"], erased: [] },
  kept: { days: "forever", why: "one delegate a household must hold after a person has left" },
})
export type Household = z.output<(typeof households)["shape"]>

/** In the directory, under the account: which person it is in which community, and where it acts now. */
export const memberships = living("memberships", {
  version: 1,
  shape: z.strictObject({
    current: idShape<"community">(),
    places: z.array(z.strictObject({ community: idShape<"community">(), person: idShape<"person">() })),
  }),
  by: [],
  personal: "none",
  kept: { days: "forever", why: "an account stays known until its person asks to be forgotten, which removes it" },
})
