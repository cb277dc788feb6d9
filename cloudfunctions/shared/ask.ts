import type * as z from "zod/mini"
import type { Action, Contract, May } from "./contract.ts"
import type { Fact } from "./fact.ts"
import type { Log, Member, Subject } from "./ports.ts"
import type { Role } from "./roles.ts"
import type { Scope } from "./scope.ts"
import type { Documents, Store, Tx } from "./store.ts"
import type { Id } from "./values/id.ts"
import type { Instant } from "./values/instant.ts"

/** Proofs: what `serve` has checked of the caller before the action runs. */
export interface Visitor {
  readonly subject?: Subject
  readonly member?: Member
}
export interface Newcomer {
  readonly subject: Subject
  readonly member?: Member
}
export interface Resident {
  readonly subject: Subject
  readonly member: Member
}
export interface Delegate extends Resident {
  readonly member: Member & { readonly household: Id<"household">; readonly delegate: true }
}
export interface Holder<R extends Role = Role> extends Resident {
  /** The roles of the caller that the policy asked for; at least one. */
  readonly as: readonly R[]
}
export type Timer = Record<never, never>

export type Proof<M extends May> = M extends "anyone"
  ? Visitor
  : M extends "newcomer"
    ? Newcomer
    : M extends "member"
      ? Resident
      : M extends "delegate"
        ? Delegate
        : M extends "timer"
          ? Timer
          : M extends readonly (infer R extends Role)[]
            ? Holder<R>
            : never

/** Everything an action has in hand. */
export interface Ask<Input, By> {
  readonly input: Input
  readonly by: By
  readonly now: Instant
  readonly store: Store
  /** The documents where this action's change happens (contract: `place`). */
  readonly documents: Documents
  readonly log: Log
  /** A fresh random id. Take it before a change begins. */
  newId(): string
  /** An id that a repeat of this request finds again: for work staged in several changes. */
  keyedId(name: string): string
  /** SHA-256 of the request's key and HMAC(key, body): what a record that `repeats: "own"` keeps of a request. */
  readonly request: { readonly id: string; readonly mac: string }
  /**
   * The one change this action is acknowledged by. The reply is kept with it and given again to the same key; facts are
   * saved with it, and noted as due before it.
   */
  change<T>(step: (tx: Tx) => Promise<T>, tells?: readonly Fact[]): Promise<T>
  /** Notes something due for this feature's own timer; call it before the change it serves. */
  due(at: Instant, scope: Scope, what: string): Promise<void>
}

type Run<A extends Action> =
  A extends Action<infer M, infer T, infer G> ? (ask: Ask<z.output<T>, Proof<M>>) => Promise<z.input<G>> : never

/** A feature's actions, typed by its contract. */
export type Actions<C extends Contract> = { readonly [Name in keyof C]: Run<C[Name]> }
