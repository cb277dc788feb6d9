/**
 * The limits of the server, in one place; those of lists and changes are the stores' own (shared/store.ts), those of one
 * person in one action are kept in the store (shared/often.ts).
 */

/** What one call may bring: what WeChat's callFunction takes (100 kB). */
export const inputLimit = 100_000
/** What one reply may be at most: what a cloud function may give (1 MB). */
export const replyLimit = 1_000_000

/** How much the server takes on. */
export interface Load {
  /** Calls in work and waiting; the next one is asked to come back. */
  readonly atOnce: number
  /** An action that takes longer than this (ms) is answered 503; it goes on, and a repeat with its key gets its answer. */
  readonly actionTime: number
}

/** A hall of 500 phones pressing at once is taken; more would wait longer than a second. 15 s is what WeChat's SDK waits. */
export const usualLoad: Load = { atOnce: 500, actionTime: 15_000 }
/** While more and more come, nobody is held back for longer than this (ms): a quarter of the second that a hall waits. */
export const crowdTime = 250
/** So many seconds later who was asked to come back is worth asking again. */
export const comeBackIn = 2

/** Who sends headers or a whole request slower than this is ended (ms). 5 MB from an office's line take far less. */
export interface Patience {
  readonly headersTimeout: number
  readonly requestTimeout: number
}
export const usualPatience: Patience = { headersTimeout: 10_000, requestTimeout: 60_000 }
/** Connections that wait to be taken: those beyond it would be dropped in silence and try again after a second, 3, 7, 15 … */
export const backlog = 4_096
/** An idle connection is kept so long (ms): a person reads a page, then presses. */
export const keepAlive = 20_000

/**
 * Guards against a flood, in this process's memory only: they keep a broken or hostile client from costing even a look at
 * the store. They are no limit of an action.
 */
export const ofPerson = { rate: 20, burst: 120 }
/** A hall of 500 phones behind one address, before they have signed in. */
export const ofAddress = { rate: 400, burst: 3_000 }
