import type { Actions, Ask, Timer } from "../../../shared/ask.ts"
import { type Due, seeToDue } from "../../../shared/due.ts"
import type { Files, Subject } from "../../../shared/ports.ts"
import { prune, removeOutlived } from "../../../shared/prune.ts"
import type { Collection } from "../../../shared/record.ts"
import { communityOf } from "../../../shared/scope.ts"
import type { Documents } from "../../../shared/store.ts"
import type { Id } from "../../../shared/values/id.ts"
import type { Instant } from "../../../shared/values/instant.ts"
import { accountCodes } from "../../accounts/records.ts"
import { requests, tries } from "../../joining/records.ts"
import { persons } from "../../records.ts"
import { sweepPlan, sweepRoll } from "../../roll/actions/sweeping.ts"
import { personIn, unbind } from "../../signing/actions/whois.ts"
import { links, pairings, sessions } from "../../signing/records.ts"
import type { ownContract } from "../contract.ts"

/** Clears what is over. Every entry may be seen to twice. */
export const tick =
  (files: Files, collections: () => readonly Collection[]): Actions<typeof ownContract>["tick"] =>
  async ask => {
    const failed = (due: Due, error: unknown) =>
      ask.log.bug({ due: due.what.split(":", 1)[0] ?? "", tries: due.tries }, error)
    const seen = await seeToDue(ask.store, "members", ask.now, due => clear(ask, files, collections, due), failed)
    return { seen }
  }

const clear = async (
  ask: Ask<unknown, Timer>,
  files: Files,
  collections: () => readonly Collection[],
  due: Due,
): Promise<"done" | Instant> => {
  const documents = ask.store.in(due.scope)
  const cut = due.what.indexOf(":")
  const what = due.what.slice(cut + 1)
  switch (due.what.slice(0, cut)) {
    case "session":
      return over(documents, sessions, what, ask.now)
    case "link":
      return over(documents, links, what, ask.now)
    case "accountCode":
      return over(documents, accountCodes, what, ask.now)
    case "pairing":
      return over(documents, pairings, what, ask.now)
    case "tries":
      await documents.change(tx => tx.remove(tries, what))
      return "done"
    case "request":
      return expire(ask, documents, what)
    case "plan":
      return sweepPlan(documents, files, what)
    case "prune":
      return prune(ask.store, due, ask.now)
    case "outlived":
      return removeOutlived(ask.store, due, ask.now, collections())
    case "roll":
      return sweepRoll(documents, what)
    case "detach":
      return detach(ask, documents, what as Subject)
    default:
      return "done"
  }
}

/** Removes what has an end; looks again then, if its end has moved. */
const over = async (
  documents: Documents,
  collection: typeof sessions | typeof links | typeof pairings | typeof accountCodes,
  id: string,
  now: Instant,
): Promise<"done" | Instant> => {
  const living = collection as typeof links
  const found = await documents.read(living, id)
  if (!found) return "done"
  if (found.until > now) return found.until
  await documents.change(tx => tx.remove(living, id))
  return "done"
}

/** A request nobody decided is over, and goes; so does one that was decided long ago. */
const expire = async (ask: Ask<unknown, Timer>, documents: Documents, id: string): Promise<"done"> => {
  const request = await documents.read(requests, id)
  if (!request) return "done"
  const community = communityOf(documents.scope)
  if (community && !(await documents.read(persons, request.person)))
    await unbind(ask.store, request.subject as Subject, community)
  await documents.change(tx => tx.remove(requests, id))
  return "done"
}

/** Takes the account off a person who was forgotten. */
const detach = async (ask: Ask<unknown, Timer>, documents: Documents, subject: Subject): Promise<"done"> => {
  const community: Id<"community"> | undefined = communityOf(documents.scope)
  if (!community) return "done"
  const person = await personIn(ask.store, subject, community)
  if (person?.standing === "forgotten") await unbind(ask.store, subject, community)
  return "done"
}
