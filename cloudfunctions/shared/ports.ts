import type { Audience } from "./audience.ts"
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
  readonly roles: readonly Role[]
  /** The household the person belongs to, if any. */
  readonly household?: Id<"household">
  /** Whether the person casts for that household (one delegate a household). */
  readonly delegate: boolean
}

/** Looks up who a subject is; filled by members. */
export type Whois = (subject: Subject) => Promise<Member | undefined>

export type Clock = () => Instant
/** A fresh random id: 26 letters and digits, not guessable. */
export type NewId = () => string

/** Turns an audience into persons, page by page in a stable order; filled by members. */
export type ResolveAudience = (
  scope: Scope,
  audience: Audience,
  page: { readonly after?: string; readonly limit: number },
) => Promise<{ readonly persons: readonly Id<"person">[]; readonly next?: string }>

/** Bytes a person uploaded, by file id; a roll's file is removed after its import. */
export interface Files {
  save(bytes: Uint8Array, name: string): Promise<Id<"file">>
  read(file: Id<"file">): Promise<{ readonly bytes: Uint8Array; readonly name: string } | undefined>
  remove(file: Id<"file">): Promise<void>
}

/** A log line: names and figures only, nothing that says who or what was chosen. */
export interface Log {
  info(line: Readonly<Record<string, string | number | boolean>>): void
  bug(line: Readonly<Record<string, string | number | boolean>>, error: unknown): void
}
