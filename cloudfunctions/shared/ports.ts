import type { Audience } from "./audience.ts"
import type { Card } from "./chat.ts"
import type { Role } from "./roles.ts"
import type { Scope } from "./scope.ts"
import type { Id } from "./values/id.ts"
import type { Instant } from "./values/instant.ts"

/** Who a caller adapter says is calling: "wx:<openid>", "host:<random>"; opaque to everybody else. */
export type Subject = string & { readonly subject: true }

/** A person in the community they act in now. */
export interface Member {
  readonly person: Id<"person">
  readonly community: Id<"community">
  readonly scope: Scope
  /** The street that the community belongs to, if any; known only to actions whose place is `seated`. */
  readonly street?: Id<"street">
  readonly roles: readonly Role[]
  /** The household the person belongs to, if any. */
  readonly household?: Id<"household">
  /** Whether the person casts for that household (one delegate a household). */
  readonly delegate: boolean
}

/** Looks up who a subject is, with one read more also the street of their community; filled by members. */
export type Whois = (subject: Subject, also?: "street") => Promise<Member | undefined>

/** Where an account is somebody, and who: in every community it has joined. Filled by members. */
export type PlacesOf = (
  subject: Subject,
) => Promise<readonly { readonly scope: Scope; readonly person: Id<"person"> }[]>

/**
 * What a chat gave a page that was opened in a group: a ticket that its cloud reads, or what it encrypted for the person whose
 * code that is.
 */
export type GroupTicket = string | { readonly code: string; readonly encryptedData: string; readonly iv: string }

/**
 * Which group of a chat a person has just opened a page in, by the ticket that the chat gave the page; undefined where the chat
 * does not vouch for it. Filled by a caller adapter.
 */
export type GroupOf = (subject: Subject, ticket: GroupTicket) => Promise<string | undefined>

export type Clock = () => Instant
/** A fresh random id: 26 letters and digits, not guessable. */
export type NewId = () => string

/** Turns an audience into persons, page by page in a stable order; filled by members. */
export type ResolveAudience<For = Audience> = (
  scope: Scope,
  audience: For,
  page: { readonly after?: string; readonly limit: number },
) => Promise<{ readonly persons: readonly Id<"person">[]; readonly next?: string }>

/** How a person can be reached, and where they live. */
export interface Contact {
  readonly person: Id<"person">
  readonly building?: Id<"building">
  readonly language: "zh" | "en"
  /**
   * Every account they can be told by: those they joined with and have linked, and `tel:<number>` where they have agreed to
   * text messages. A messenger knows which of them it can reach. Never written down, never shown.
   */
  readonly accounts?: readonly Subject[]
}

/** The contacts of at most 100 persons of a community, in any order; whoever has gone is left out. Filled by members. */
export type ContactsOf = (scope: Scope, persons: readonly Id<"person">[]) => Promise<readonly Contact[]>

/** Who else has joined behind a person's door and takes part. Filled by members. */
export type HousematesOf = (scope: Scope, person: Id<"person">) => Promise<readonly Id<"person">[]>

/** What a person is called before staff, and where they live, in the roll's own words. */
export interface Called {
  readonly person: Id<"person">
  readonly name: string
  readonly door?: {
    readonly compound: string
    readonly building: string
    readonly unit: string
    readonly door: string
  }
}

/** The names of at most 100 persons of a community, in any order; whoever is forgotten is left out. Filled by members. */
export type NamesOf = (scope: Scope, persons: readonly Id<"person">[]) => Promise<readonly Called[]>

/** The buildings an audience lives in, in the order of the roll; `unjoined` households have nobody here. Filled by members. */
export type BuildingsOf = (
  scope: Scope,
  audience: Audience,
) => Promise<
  readonly {
    readonly building: Id<"building">
    readonly compound: string
    readonly name: string
    readonly households: number
    readonly unjoined: number
  }[]
>

/** The doors of one building in the order of the roll, and the persons who have joined behind each. Filled by members. */
export type DoorsOf = (
  scope: Scope,
  building: Id<"building">,
) => Promise<
  readonly {
    readonly household: Id<"household">
    readonly unit: string
    readonly door: string
    readonly persons: readonly Id<"person">[]
  }[]
>

/** Why a message did not go out, whatever the channel calls it. */
export type Trouble =
  | "noConsent"
  | "noSuchPerson"
  | "badTemplate"
  | "badContent"
  | "badPage"
  | "busy"
  | "noAnswer"
  | "banned"
  | "credentials"
  | "unknown"
  /** Taken by the platform, which could not bring it afterwards. */
  | "undelivered"

/** What a channel is asked to bring to one person: a template of the channel, its fields filled, and where a tap leads. */
export interface Outgoing {
  readonly to: Subject
  readonly template: string
  readonly fields: Readonly<Record<string, string>>
  readonly page: string
  /** The same as a card, for channels that take cards instead of templates. */
  readonly card?: Card
}

export type Delivered =
  /** `ref` is what the platform calls the message it has taken, where it says so: it tells by that name what became of it. */
  | { readonly sent: true; readonly ref?: string }
  /** `code` is the channel's own, for the log. */
  | { readonly sent: false; readonly trouble: Trouble; readonly code: string }

/** One channel out of the house (adapters). It answers with what happened; it does not throw for a refusal. */
export interface Messenger {
  /** A channel that takes cards, and needs no template of an administrator's: a card as it will be cut there. */
  cut?(card: Card): Card
  /** What stands before every message of a channel that signs them (短信签名). */
  readonly sign?: string
  /** Whether an account of this kind can be reached on this channel at all. */
  reaches(subject: Subject): boolean
  send(message: Outgoing): Promise<Delivered>
}

/** What a card in a chat says of a meeting, and where a tap on it leads. Figures only: nothing on it names anybody. */
export interface LiveCard {
  readonly present: number
  readonly eligible: number
  /** The meeting itself has begun: the last thing such a card says. */
  readonly begun: boolean
  readonly page: string
}

/** `over`: the activity has ended, or never was. `code` is the platform's own, for the log. */
export interface CardTrouble {
  readonly trouble: Trouble | "over"
  readonly code: string
}

/** An activity that a card is shared with, and when it ends; or why there is none. */
export type Begun =
  | { readonly begun: true; readonly activity: string; readonly until: Instant }
  | ({ readonly begun: false } & CardTrouble)
export type Changed = { readonly changed: true } | ({ readonly changed: false } & CardTrouble)

/** Cards that change where they stand, in every chat they were shared into. It answers with what happened; it does not throw. */
export interface LiveCards {
  begin(): Promise<Begun>
  show(activity: string, card: LiveCard): Promise<Changed>
}

/** Cards that whoever gets one cannot pass on (WeChat's 私密消息), begun for the account of whoever shares it. */
export interface PrivateCards {
  begin(sharer: Subject): Promise<Begun>
}

/** Says something in the group that a body talks in, once, instead of to each of its members there. */
export interface Announcer {
  /** Whether a body of this scope has a group where the house can speak. */
  has(scope: Scope, body: Id<"body">): Promise<boolean>
  show(scope: Scope, body: Id<"body">, card: Card): Promise<Delivered>
  /** Whether whoever has this account is where such groups are; nobody tells who is in one. */
  reaches(account: Subject): boolean
}

/** Bytes a person uploaded, by file id; a roll's file is removed after its import. */
export interface Files {
  save(bytes: Uint8Array, name: string): Promise<Id<"file">>
  read(file: Id<"file">): Promise<{ readonly bytes: Uint8Array; readonly name: string } | undefined>
  remove(file: Id<"file">): Promise<void>
  /** Marks a file as one that is not swept with old uploads; may be called again. */
  keep(file: Id<"file">): Promise<void>
}

/** A log line: names and figures only, nothing that says who or what was chosen. */
export interface Log {
  info(line: Readonly<Record<string, string | number | boolean>>): void
  bug(line: Readonly<Record<string, string | number | boolean>>, error: unknown): void
}
