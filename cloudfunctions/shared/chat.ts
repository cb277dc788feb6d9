import type { Delivered, Subject } from "./ports.ts"
import type { Instant } from "./values/instant.ts"

/** What somebody did in a chat that the house takes part in, as a chat's adapter heard it. */
export interface Heard {
  /** The same for every delivery of the same happening. */
  readonly message: string
  /** When it happened, by the chat's clock, to the second. */
  readonly at: Instant
  readonly who: Subject
  /** The group it happened in; undefined where the person talks to the house alone. */
  readonly group?: string
  readonly did: Did
}

export type Did =
  | { readonly kind: "said"; readonly text: string }
  /** Chose on a card: the card's task, and the options' ids. */
  | { readonly kind: "tapped"; readonly task: string; readonly picked: readonly string[] }
  | { readonly kind: "entered" }

/** A card as any chat can show it; an adapter cuts texts to what its chat takes. */
export interface Card {
  /** Comes back with a tap; a card that is never tapped needs none. */
  readonly task?: string
  /** The line over it: whose card it is. */
  readonly from: string
  readonly title: string
  readonly text?: string
  /** A line that leads to the page, on a card whose words had to be cut. */
  readonly whole?: { readonly name: string; readonly value: string }
  /** What stands in the place of text and facts, on a card that has room for one line. */
  readonly brief?: string
  readonly facts: readonly { readonly name: string; readonly value: string }[]
  readonly choose?: {
    readonly options: readonly { readonly id: string; readonly text: string }[]
    readonly many: boolean
    /** Choose first, then press this; without it every option is a button of its own. */
    readonly confirm?: string
  }
  /** Where a tap on a card that takes no choice leads. */
  readonly page: string
}

/** What the house answers within the chat's patience. `mine`: only who acted sees it; the others' card stays as it is. */
export type Answer =
  | { readonly kind: "says"; readonly text: string }
  | { readonly kind: "card"; readonly card: Card; readonly mine?: true }

/** Hears what happened and answers, or has nothing to say. A second delivery of the same happening changes nothing. */
export type Hear = (heard: Heard) => Promise<Answer | undefined>

/** Brings a card to one person alone, by an account of theirs; what they tap on it is heard like any other tap. */
export interface ToOne {
  readonly reaches: (to: Subject) => boolean
  readonly show: (to: Subject, card: Card) => Promise<Delivered>
}

/** A connection to a chat on which the house may speak first. Of all processes of a deployment one holds it at a time. */
export interface Line {
  /** Whether this process holds it now. */
  readonly up: () => boolean
  /** Shows a card in a group, by the chat's own id of the group. */
  readonly show: (group: string, card: Card) => Promise<Delivered>
}
