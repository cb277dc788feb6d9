import type * as z from "zod/mini"
import type { Most } from "./often.ts"
import type { Role } from "./roles.ts"

/**
 * Who may call an action:
 * `anyone` (public; may name a community in its input), `newcomer` (signed in, perhaps not in any community yet),
 * `member` (has joined a community), `delegate` (casts for a household), a list of roles (any one of them),
 * `timer` (no person at all: a trigger or the host's clock).
 */
export type May = "anyone" | "newcomer" | "member" | "delegate" | "timer" | readonly Role[]

/**
 * Where the action's change happens: in the caller's community; in the community named by `input.community`
 * (anyone and newcomers only); in the directory shard of the subject or of a hashed secret; or `seated`: in the caller's
 * community, and with `input.at` "street" (seatedShape) in the street that it belongs to.
 */
export type Place = "own" | "named" | "directory" | "seated"

type Shape = z.ZodMiniType

/** One action: what may be asked and what comes back. */
export interface Action<M extends May = May, T extends Shape = Shape, G extends Shape = Shape> {
  readonly may: M
  /** Writes need an idempotency-key; reads change nothing. */
  readonly writes: boolean
  readonly place: Place
  /** "reply": the reply is kept with the change and given again; "own": the action's own record is that (a ballot's mark). */
  readonly repeats: "reply" | "own"
  /** How often one person may call it; writes that keep their reply have a usual limit without it (often.ts). */
  readonly most?: Most
  /** One line a person understands: what it does. */
  readonly says: { readonly zh: string; readonly en: string }
  readonly takes: T
  readonly gives: G
  readonly example: { readonly takes: z.input<T>; readonly gives: z.input<G> }
}

export type Contract = Readonly<Record<string, Action>>

/** What a page sends to an action, and what it gets. */
export type Takes<C extends Contract, Name extends keyof C> = z.input<C[Name]["takes"]>
export type Gives<C extends Contract, Name extends keyof C> = z.output<C[Name]["gives"]>

type Told<M extends May, T extends Shape, G extends Shape> = Pick<
  Action<M, T, G>,
  "may" | "says" | "takes" | "gives" | "example"
> &
  Partial<Pick<Action, "place" | "repeats" | "most">>

/** Declares an action that only reads. */
export const reads = <const M extends May, T extends Shape, G extends Shape>(told: Told<M, T, G>): Action<M, T, G> => ({
  place: "own",
  repeats: "reply",
  ...told,
  writes: false,
})

/** Declares an action that writes. */
export const writes = <const M extends May, T extends Shape, G extends Shape>(
  told: Told<M, T, G>,
): Action<M, T, G> => ({
  place: "own",
  repeats: "reply",
  ...told,
  writes: true,
})
