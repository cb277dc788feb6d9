import * as z from "zod/mini"
import type { Action } from "./contract.ts"
import { canonical, digest } from "./digest.ts"
import { living, once } from "./record.ts"
import { idShape, instantShape } from "./shapes.ts"
import type { Tx } from "./store.ts"
import type { Id } from "./values/id.ts"
import type { Instant } from "./values/instant.ts"

const archive = "the archive of affairs is kept true and complete (城市居民委员会组织法 39)"

/**
 * An act of somebody who holds a role in a community; its id is its number, counted from 1. `about` holds ids only: what
 * was acted on, never what was said or chosen.
 */
export const actShape = z.strictObject({
  n: z.int(),
  who: idShape<"person">(),
  action: z.string(),
  about: z.record(z.string(), z.string()),
  at: instantShape(),
  previous: z.string(),
  hash: z.string(),
})
export type Act = z.output<typeof actShape>

export const acts = once("acts", {
  version: 1,
  shape: actShape,
  by: ["who"],
  personal: { whose: "who", shown: ["action", "at"], erased: [] },
  kept: { days: "forever", why: archive },
})

/** How many acts a community has, and the hash of the last; written with every act. One document, under `head`. */
export const actHeads = living("actHeads", {
  version: 1,
  shape: z.strictObject({ acts: z.int(), hash: z.string() }),
  by: [],
  personal: "none",
  kept: { days: "forever", why: archive },
})

/** The head of a journal without acts. */
export const noActs = { acts: 0, hash: "0".repeat(64) } as const

/** Whether an action's acts stand in the journal: whoever writes by virtue of a role, whatever the role. */
export const isAct = ({ writes, may, place }: Pick<Action, "writes" | "may" | "place">): boolean =>
  writes && Array.isArray(may) && (place === "own" || place === "seated")

export const actId = (n: number): string => String(n).padStart(9, "0")

/**
 * SHA-256 of an act and of the hash before it, in hex. Of who acted and on what it takes hashes, so that a copy without
 * them can still be checked.
 */
export const actHash = ({ n, who, action, about, at, previous }: Omit<Act, "hash">): string =>
  digest(canonical([n, digest(who), action, digest(canonical(about)), at, previous]))

/** Fields that would say more than what was acted on: whose household, which seat, which option. */
const silent = ["household", "seat", "option"]

/** The ids that an input names, by field; nothing else of it. */
export const aboutOf = (takes: Action["takes"], input: unknown): Record<string, string> => {
  const named: Record<string, string> = {}
  for (const [field, value] of Object.entries((input ?? {}) as Readonly<Record<string, unknown>>))
    if (typeof value === "string" && !silent.includes(field) && isId(takes, field)) named[field] = value
  return named
}

const ids = /^\^\[A-Za-z0-9\._:-\]/

/** Whether a field of an action's input is declared as an id: by the form that `idShape` gives it. */
const isId = (takes: unknown, field: string): boolean => {
  const shape = (takes as { readonly _zod?: { readonly def?: { readonly shape?: Readonly<Record<string, unknown>> } } })
    ._zod?.def?.shape?.[field]
  return ids.test(patternOf(shape) ?? "")
}

interface Inner {
  readonly _zod?: {
    readonly def?: {
      readonly in?: unknown
      readonly innerType?: unknown
      readonly checks?: readonly { readonly _zod?: { readonly def?: { readonly pattern?: RegExp } } }[]
    }
  }
}

const patternOf = (shape: unknown): string | undefined => {
  const def = (shape as Inner | undefined)?._zod?.def
  const within = def?.in ?? def?.innerType
  if (within) return patternOf(within)
  return def?.checks?.map(check => check._zod?.def?.pattern?.source).find(source => source !== undefined)
}

/**
 * Step: writes an act into the running change, after the one before it. Throws when the journal does not end where its
 * head says (a bug, or somebody has been at the store): then nothing is done at all.
 */
export const note = async (
  tx: Tx,
  told: {
    readonly who: Id<"person">
    readonly action: string
    readonly about: Readonly<Record<string, string>>
    readonly at: Instant
  },
): Promise<void> => {
  const { id: _, ...head } = (await tx.get(actHeads, "head")) ?? { id: "head", ...noActs }
  const last = head.acts > 0 ? await tx.get(acts, actId(head.acts)) : noActs
  const n = head.acts + 1
  // The next is looked for too: a store that meets another act at this number then runs this change again.
  if (last?.hash !== head.hash || (await tx.get(acts, actId(n))))
    throw new Error("the journal does not end at its head")
  const act = { n, ...told, about: { ...told.about }, previous: head.hash }
  const hash = actHash(act)
  await tx.create(acts, actId(n), { ...act, hash })
  await tx.put(actHeads, "head", { acts: n, hash })
}
