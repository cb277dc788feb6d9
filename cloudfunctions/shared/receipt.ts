import type { Subject, Trouble } from "./ports.ts"
import type { Instant } from "./values/instant.ts"

/** What became of a message that a platform had taken. */
export interface Receipt {
  /** What the platform called the message when it took it. */
  readonly ref: string
  /** Why it has not arrived; missing where it has. */
  readonly trouble?: Trouble
  /** Whose phone it was for, where the platform says so. */
  readonly whose?: Subject
}

/** What somebody did about a kind of message on the platform's own pages: switched it off, or answered when they were asked. */
export interface Wish {
  readonly whose: Subject
  /** What the platform calls the template. */
  readonly template: string
  readonly did: "muted" | "accepted" | "rejected"
  /** By the platform's clock, to the second. */
  readonly at: Instant
}

/** What a platform tells by itself, in the order in which it stands there. */
export interface Told {
  readonly receipts: readonly Receipt[]
  readonly wishes: readonly Wish[]
}

/** Hears what a platform tells. The same again, in whatever order, changes nothing. */
export type HearTold = (told: Told) => Promise<void>
