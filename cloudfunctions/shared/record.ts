import type * as z from "zod/mini"

/** What the law or the work requires: kept for ever in the archive, or for so many days. */
export interface Kept<Field extends string = string> {
  readonly days: number | "forever"
  /** The reason, with its source. */
  readonly why: string
  /** The Instant from which the days are counted: `removeOutlived` does it. Without one the feature removes them by itself. */
  readonly since?: Field
}

/**
 * Which fields say something about a person. `whose` names the field that holds the person's id (one of `by`);
 * `erased` are blanked when the person asks to be forgotten, `shown` are given on "my data" besides them.
 */
export interface Personal<Field extends string = string> {
  readonly whose: Field
  readonly shown: readonly Field[]
  readonly erased: readonly Field[]
}

/** A collection of documents as a feature declares it. `once`: created and read only. `living`: may change. */
export interface Collection<
  Body = unknown,
  By extends string = string,
  Kind extends "once" | "living" = "once" | "living",
> {
  readonly name: string
  readonly kind: Kind
  readonly version: number
  readonly shape: z.ZodMiniType<Body>
  /** The fields that `list` may filter by: text, whole numbers or booleans. */
  readonly by: readonly By[]
  readonly personal: Personal | "none"
  readonly kept: Kept
  /** Reads a body stored by an earlier version. */
  readonly past?: Readonly<Record<number, (old: unknown) => Body>>
}

type Field<Body> = Extract<keyof Body, string>

type Told<Body, By extends string> = Omit<Collection<Body, By>, "name" | "kind" | "personal" | "kept"> & {
  readonly personal: Personal<Field<Body>> | "none"
  readonly kept: Kept<Field<Body>>
}

/**
 * Declares a collection whose documents never change: ballots, entries, facts, results. The store refuses put and remove, so
 * they are kept for ever, and nobody is told otherwise.
 */
export const once = <Body, const By extends Field<Body> = never>(
  name: string,
  told: Told<Body, By> & { readonly kept: { readonly days: "forever" } },
): Collection<Body, By, "once"> => ({ name, kind: "once", ...told })

/** Declares a collection whose documents may change and be removed. */
export const living = <Body, const By extends Field<Body> = never>(
  name: string,
  told: Told<Body, By>,
): Collection<Body, By, "living"> => ({ name, kind: "living", ...told })

/** A stored body as today's version; refuses a version that nobody can read (a bug). */
export const upgraded = <Body>(collection: Collection<Body, string>, version: number, body: unknown): Body => {
  if (version === collection.version) return body as Body
  const read = collection.past?.[version]
  if (!read) throw new Error(`${collection.name}: version ${version} cannot be read`)
  return read(body)
}
