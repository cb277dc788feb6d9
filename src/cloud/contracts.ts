import type { contract as chats } from "#cloud/chats/contract"
import type { contract as councils } from "#cloud/councils/contract"
import type { contract as disclosures } from "#cloud/disclosures/contract"
import type { contract as funds } from "#cloud/funds/contract"
import type { contract as meetings } from "#cloud/meetings/contract"
import type { contract as members } from "#cloud/members/contract"
import type { contract as notices } from "#cloud/notices/contract"
import type { contract as projects } from "#cloud/projects/contract"
import type { Gives, Takes } from "#cloud/shared/contract"
import type { contract as votes } from "#cloud/votes/contract"

/** Every feature that can be called, by its word. Types only: not one schema reaches a page. */
export interface Contracts {
  chats: typeof chats
  councils: typeof councils
  disclosures: typeof disclosures
  funds: typeof funds
  meetings: typeof meetings
  members: typeof members
  notices: typeof notices
  projects: typeof projects
  votes: typeof votes
}

/** "votes.cast": a feature and one of its actions. */
export type ActionName = { [F in keyof Contracts]: `${F}.${keyof Contracts[F] & string}` }[keyof Contracts]

type ContractOf<Name> = Name extends `${infer F}.${string}` ? (F extends keyof Contracts ? Contracts[F] : never) : never
type ActionOf<Name> = Name extends `${string}.${infer A}` ? (A extends keyof ContractOf<Name> ? A : never) : never

/** What a page sends to an action. */
export type Input<Name extends ActionName> = Takes<ContractOf<Name>, ActionOf<Name>>
/** What an action answers when it says yes. */
export type Value<Name extends ActionName> = Gives<ContractOf<Name>, ActionOf<Name>>
