import type { ContactsOf, Member, NamesOf } from "../../../shared/ports.ts"
import { refuse as refuseAny } from "../../../shared/refusals.ts"
import { communityOf, type Scope } from "../../../shared/scope.ts"
import type { Documents, Stored, Tx } from "../../../shared/store.ts"
import type { Id } from "../../../shared/values/id.ts"
import { second } from "../../../shared/values/instant.ts"
import type { Paper } from "../../minutes/actions/papers.ts"
import { isInvited } from "../invited.ts"
import { answerId, answers, type Part, type Poll, polls, tallies } from "../records.ts"
import type { Says } from "../rules.ts"

/** What meetings ask about people; filled by members. */
export interface Neighbours {
  readonly contactsOf: ContactsOf
  readonly namesOf: NamesOf
  /** Makes Word documents and keeps them for who asked; a function of WeChat cloud does not. */
  readonly paper?: Paper
  /** Where the ledgers of a place stand; filled by funds. */
  readonly ledgersOf?: (
    documents: Documents,
  ) => Promise<readonly { readonly name: string; readonly n: number; readonly hash: string }[]>
}

/** Answers that were on their way when a poll ended have arrived by then (storage: the function's time limit is 5 s). */
export const settling = 6 * second

/** Where a poll is answered, or settled; a street's carries where it is. */
export const pageOf = (poll: string, scope: Scope, page: "times" | "settling" = "times"): string =>
  `/pages/meetings/${page}?poll=${poll}${communityOf(scope) === undefined ? "&at=street" : ""}`

/** Those who may open and settle polls see all of them; whoever is neither needs an invitation. */
export const arranges = (member: Member): boolean =>
  member.roles.includes("staff") || member.roles.includes("committee")

export const pollIn = async (from: Pick<Tx, "get">, poll: Id<"poll">): Promise<Poll> => {
  const found = await from.get(polls, poll)
  if (!found) throw refuseAny("notFound")
  const { id: _, ...body } = found
  return body
}

export const readPoll = async (documents: Documents, poll: Id<"poll">): Promise<Poll> =>
  pollIn({ get: (collection, key) => documents.read(collection, key) }, poll)

export const saysOf = async (documents: Documents, poll: Id<"poll">, person: Id<"person">): Promise<Says> =>
  (await documents.read(answers, answerId(poll, person)))?.says ?? {}

/** How many say what by now: the parts of the count, at most sixteen. */
export const partsOf = (documents: Documents, poll: Id<"poll">): Promise<Stored<Part>[]> =>
  documents.list(tallies, { where: { poll } })

/** Whether a poll is for a member, asking where they live only where that matters. */
export const invitedTo = async ({ contactsOf }: Neighbours, poll: Poll, member: Member): Promise<boolean> => {
  const contacts = poll.audience.to === "buildings" ? await contactsOf(member.scope, [member.person]) : []
  return isInvited(poll.audience, member, contacts[0]?.building)
}
