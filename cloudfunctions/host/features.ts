import { dues } from "#cloud/shared/due"
import { facts } from "#cloud/shared/fact"
import type { Clock, Files, Log, NewId, Subject, Whois } from "#cloud/shared/ports"
import type { Collection } from "#cloud/shared/record"
import { replies } from "#cloud/shared/replies"
import type { Feature } from "#cloud/shared/serve"
import type { Store } from "#cloud/shared/store"
import type { Instant } from "#cloud/shared/values/instant"
import { uploads } from "./records.ts"

/** What the assembled features need of the world. */
export interface Outside {
  readonly store: Store
  readonly files: Files
  readonly now: Clock
  readonly newId: NewId
  readonly log: Log
}

/** Everything that is stored, by every feature. */
export const collections: readonly Collection[] = [dues, facts, replies, uploads]

/** Every feature, given its ports: the one list that the server, the contract and the tests serve from. */
export const features = (_outside: Outside): readonly Feature[] => []

/** Who a subject is; members know. */
export const whoisOf =
  (_store: Store): Whois =>
  async () =>
    undefined

/** Whose session a bearer token is, at that moment; members know. */
export const subjectOfToken = async (_store: Store, _token: string, _now: Instant): Promise<Subject | undefined> =>
  undefined
