import * as z from "zod/mini"
import { living, once } from "../../shared/record.ts"
import { idShape, instantShape } from "../../shared/shapes.ts"
import { aboutShape, draftedShape, headsShape, publicShape, typedShape } from "./content-shape.ts"
import { states } from "./rules.ts"

const archive = "minutes belong to the archive of affairs, kept true and complete (城市居民委员会组织法 39)"
const meeting = idShape<"meeting">()
const person = idShape<"person">()

const confirmation = z.strictObject({
  office: z.enum(["chair", "scrutineer"]),
  seat: idShape<"seat">(),
  person,
  at: instantShape(),
})

/** Id = the meeting: where its minutes stand. */
export const minutes = living("minutes", {
  version: 1,
  shape: z.strictObject({
    meeting,
    about: aboutShape,
    state: z.enum(states),
    /** The last version, and the draft that it stands on; both counted from 1. */
    version: z.int(),
    draft: z.int(),
    confirmations: z.array(confirmation),
    objections: z.strictObject({ open: z.int(), raised: z.int() }),
    published: z.optional(
      z.strictObject({
        ...{ at: instantShape(), until: instantShape(), disclosure: idShape<"disclosure">() },
        /** What everybody reads; written once, since a name that is blanked today may not be known tomorrow. */
        content: publicShape,
      }),
    ),
    /** SHA-256 of the content, from publication on. */
    hash: z.optional(z.string()),
    frozen: z.optional(instantShape()),
    addenda: z.int(),
  }),
  by: ["state"],
  personal: "none",
  kept: { days: "forever", why: archive },
})
export type Minutes = z.output<(typeof minutes)["shape"]>

/** Id `meeting:NN`: what happened, as it was found when a draft was made. */
export const minutesDrafts = once("minutesDrafts", {
  version: 1,
  shape: z.strictObject({ meeting, drafted: draftedShape, heads: headsShape, at: instantShape() }),
  by: ["meeting"],
  personal: "none",
  kept: { days: "forever", why: archive },
})
export type Draft = z.output<(typeof minutesDrafts)["shape"]>

/** Id `meeting:NNNN`: every save is a version of its own, and none is ever changed. */
export const minutesVersions = once("minutesVersions", {
  version: 1,
  shape: z.strictObject({
    meeting,
    n: z.int(),
    draft: z.int(),
    typed: typedShape,
    writer: person,
    home: idShape<"community">(),
    at: instantShape(),
  }),
  by: ["meeting", "writer"],
  personal: { whose: "writer", shown: ["meeting", "n", "at"], erased: [] },
  kept: { days: "forever", why: archive },
})

export type Version = z.output<(typeof minutesVersions)["shape"]>

/** Id `meeting:NN`: an objection to published minutes, and its answer, which is public. */
export const protests = living("minutesProtests", {
  version: 1,
  shape: z.strictObject({
    meeting,
    n: z.int(),
    text: z.string(),
    person,
    at: instantShape(),
    answer: z.optional(z.string()),
    answeredAt: z.optional(instantShape()),
  }),
  by: ["meeting", "person"],
  personal: { whose: "person", shown: ["text", "at", "answer"], erased: ["text"] },
  kept: { days: "forever", why: archive },
})

/** Id `meeting:NN`: something that corrects published minutes and stands beside them, confirmed by the same three. */
export const addenda = living("minutesAddenda", {
  version: 1,
  shape: z.strictObject({
    meeting,
    n: z.int(),
    text: z.string(),
    writer: person,
    at: instantShape(),
    confirmations: z.array(confirmation),
    /** What everybody reads: the text without names. */
    published: z.optional(z.strictObject({ at: instantShape(), hash: z.string(), text: z.string() })),
  }),
  by: ["meeting", "writer"],
  personal: { whose: "writer", shown: ["text", "at"], erased: [] },
  kept: { days: "forever", why: archive },
})

/** A template that staff brought, under its kind; the bytes in base64, since uploads go after a month. */
export const wordTemplates = living("wordTemplates", {
  version: 1,
  shape: z.strictObject({ name: z.string(), bytes: z.string(), by: person, at: instantShape() }),
  by: ["by"],
  personal: { whose: "by", shown: ["name", "at"], erased: [] },
  kept: { days: "forever", why: "in use until another takes its place" },
})

export const collections = [minutes, minutesDrafts, minutesVersions, protests, addenda, wordTemplates]

export const draftId = (meeting: string, n: number): string => `${meeting}:${String(n).padStart(2, "0")}`
export const versionId = (meeting: string, n: number): string => `${meeting}:${String(n).padStart(4, "0")}`
export const addendumId = draftId
export const protestId = draftId
