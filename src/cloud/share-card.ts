import type { Input } from "./contracts"
import type { No } from "./reply"
import type { SharePicture } from "./share-picture"

/** What a page's card says in a chat, what its picture shows, and which page it opens. */
export interface ShareCard {
  readonly title: string
  readonly path: string
  readonly picture?: SharePicture
  /** A meeting whose card shows how many are there, and changes by itself (动态消息). */
  readonly live?: Input<"meetings.liveCard">
}

/** Where a card that cannot be passed on stands: not asked for, being made ready, ready for the tap, or refused. */
export type Alone =
  | { readonly state: "none" | "busy" }
  | { readonly state: "ready"; readonly activity: string }
  | { readonly state: "failed"; readonly no?: No }
