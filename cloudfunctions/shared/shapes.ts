import * as z from "zod/mini"
import { type Area, area } from "./values/area.ts"
import { type Day, isDay } from "./values/day.ts"
import { type Fen, fen } from "./values/fen.ts"
import type { Id } from "./values/id.ts"
import { type Instant, isInstant } from "./values/instant.ts"

/** An id of one kind, as text of at most 120 letters, digits and `. _ : -`. */
export const idShape = <Of extends string>() =>
  z.pipe(
    z.string().check(z.regex(/^[A-Za-z0-9._:-]{1,120}$/)),
    z.transform(text => text as Id<Of>),
  )

/** Whole fen from `least` to `most` (default 0 to 100 million yuan). */
export const fenShape = (least = 0, most = 10_000_000_000) =>
  z.pipe(
    z.int().check(z.gte(least), z.lte(most)),
    z.transform((amount): Fen => fen(amount)),
  )

/** Whole 0.01 m². */
export const areaShape = () =>
  z.pipe(
    z.int().check(z.gte(0), z.lte(1_000_000_000)),
    z.transform((value): Area => area(value)),
  )

export const instantShape = () =>
  z.pipe(
    z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/), z.refine(isInstant, "no such moment")),
    z.transform(text => text as Instant),
  )

export const dayShape = () =>
  z.pipe(
    z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/), z.refine(isDay, "no such day")),
    z.transform(text => text as Day),
  )

/**
 * Half an emoji, which a phone leaves where it cuts a text and platforms refuse, and marks that show the rest of a line backwards:
 * nobody types them on purpose, so they are left out and not refused.
 */
const unseen = /\p{Surrogate}|[\u202a-\u202e\u2066-\u2069]/gu
const seen = z.overwrite<string>(text => text.replace(unseen, ""))

/** What a person types: trimmed, at most `most` characters, no control characters but the line feed. */
export const textShape = (most: number, least = 1) =>
  z.string().check(
    seen,
    z.trim(),
    z.minLength(least),
    z.maxLength(most),
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
    z.regex(/^[^\u0000-\u0009\u000b-\u001f\u007f]*$/),
  )

/** One line of what a person types. */
export const lineShape = (most: number, least = 1) =>
  z.string().check(
    seen,
    z.trim(),
    z.minLength(least),
    z.maxLength(most),
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
    z.regex(/^[^\u0000-\u001f\u007f]*$/),
  )

/** For actions whose place is `seated`: at the street of the caller's community instead of in the community itself. */
export const seatedShape = { at: z.optional(z.literal("street")) }

/** A page of a list: how many (≤ 50, what a phone shows and a reply carries) and after which id. */
export const pageShape = {
  after: z.optional(z.string().check(z.maxLength(200))),
  limit: z.optional(z.int().check(z.gte(1), z.lte(50))),
}
