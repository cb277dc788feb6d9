import { openSheets } from "#cloud/adapters/sheet/sheets"
import { disclosures, collections as ofDisclosures } from "#cloud/disclosures/index"
import { funds, collections as ofFunds } from "#cloud/funds/index"
import { subjectOfSession, whois } from "#cloud/members/actions"
import { members, collections as ofMembers } from "#cloud/members/index"
import { collections as ofProjects, projects } from "#cloud/projects/index"
import { dues } from "#cloud/shared/due"
import { facts } from "#cloud/shared/fact"
import type { Clock, Files, Log, NewId } from "#cloud/shared/ports"
import type { Collection } from "#cloud/shared/record"
import { replies } from "#cloud/shared/replies"
import type { Feature } from "#cloud/shared/serve"
import type { Store } from "#cloud/shared/store"
import { collections as ofVotes, votes } from "#cloud/votes/index"
import { uploads } from "./records.ts"
import { handOut } from "./uploads.ts"

/** What the assembled features need of the world. */
export interface Outside {
  readonly store: Store
  readonly files: Files
  readonly now: Clock
  readonly newId: NewId
  readonly log: Log
}

/** Everything that is stored, by every feature. */
export const collections: readonly Collection[] = [
  ...[dues, facts, replies, uploads],
  ...ofMembers,
  ...ofDisclosures,
  ...ofFunds,
  ...ofProjects,
  ...ofVotes,
]

/** Every feature, given its ports: the one list that the server, the contract and the tests serve from. */
export const features = ({ store, files, now }: Outside): readonly Feature[] => [
  members({ files, sheets: openSheets(), handOut: handOut({ store, files, now }) }, () => collections),
  disclosures(),
  funds(),
  projects(),
  votes(),
]

/** Who a subject is, and whose session a bearer token is. */
export { subjectOfSession, whois }
