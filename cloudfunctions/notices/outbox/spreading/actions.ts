import type { AnyAudience } from "../../../shared/audience.ts"
import { noteDue } from "../../../shared/due.ts"
import type { Announcer, Contact, ResolveAudience } from "../../../shared/ports.ts"
import { type Documents, type Stored, Taken, type Tx } from "../../../shared/store.ts"
import { type Instant, later, msOf } from "../../../shared/values/instant.ts"
import { hearsInGroup } from "../../announcing/actions.ts"
import { type Entry, entryId, inbox } from "../../inbox/records.ts"
import { readersAmong } from "../../planning/actions.ts"
import { patienceFor, weightOf } from "../../planning/rules.ts"
import { noteSweeping } from "../../sweeping/actions.ts"
import { type Notice, notices } from "../../writing/records.ts"
import { queueOf } from "../../writing/rules.ts"
import { type Addresses, addressesOf } from "../addressing/actions.ts"
import type { Pass } from "../delivering/actions.ts"
import { chainOf, fresh } from "../ending/actions.ts"
import { type Message, messageId, messages } from "../records.ts"
import { accountOf, type Ways } from "../wording/actions.ts"

/** Persons a change. Each is two documents (inbox entry, message), so 24 would be allowed; but whoever votes waits behind a change. */
const personsAChange = 8
/** Changes a turn, which takes about as long as a pass over the messages beside it: neither waits for the other. */
const changesATurn = 30

/**
 * Brings a notice that is going to its audience: an inbox entry and a message a person, page by page, the place kept in
 * the notice by the same change; the changes are `gathered`. Begun again after a crash it goes on where it was. Gives "done"
 * when everybody has it (or the notice goes no further), else to be looked at again now.
 */
export const spread = async (
  ways: Ways & { readonly resolve: ResolveAudience<AnyAudience>; readonly announcer?: Announcer },
  { store, documents, now, log, gathered, turn: whole }: Omit<Pass, "ways">,
  notice: string,
): Promise<"done" | Instant> => {
  for (let turn = 0; turn < changesATurn && !whole.isOver(); turn++) {
    const found = await documents.read(notices, notice)
    if (found?.state !== "going" || !found.starts) return "done"
    // Before the first message: whoever brings messages stays with the notice until it has been spread.
    if (found.persons === 0) await noteSweeping(store, documents.scope, notice, found.starts)
    if (found.persons === 0)
      await noteDue(store, queueOf(found), { at: found.starts, scope: documents.scope, what: `deliver:${notice}` })
    const page = await ways.resolve(documents.scope, found.audience, {
      limit: personsAChange,
      ...(found.cursor !== undefined && { after: found.cursor }),
    })
    const persons = [...new Set(page.persons)]
    const addresses = await addressesOf(ways, documents.scope, persons)
    for (const error of addresses.failed.values()) log.bug({ feature: "notices", step: "spread" }, error)
    const waits = await waitsOf(documents, found, addresses.contacts, now)
    await step(gathered(documents), found, page.next, shares(ways, found, addresses, now, waits))
  }
  return (await documents.read(notices, notice))?.state === "going" ? now : "done"
}

/** What one person gets. */
interface Share {
  readonly entry: readonly [id: string, body: Entry]
  /** None where no channel is tried, or the group has said it: the inbox alone. */
  readonly message?: readonly [id: string, body: Message]
}

/** How long the message of a person who reads by themselves waits for them (ms); an emergency never does. */
const waitsOf = async (documents: Documents, notice: Notice, contacts: readonly Contact[], now: Instant) => {
  const weight = weightOf(notice.fact, notice.template)
  const moment = notice.when ?? notice.until
  const left = moment && msOf(moment) - msOf(now)
  if (notice.urgent || patienceFor(weight, true, left) === 0) return () => 0
  const persons = contacts.map(({ person }) => person)
  const readers = await readersAmong(documents, persons, now)
  return (person: string): number => patienceFor(weight, readers.has(person), left)
}

const shares = (
  ways: Ways & { readonly announcer?: Announcer },
  notice: Stored<Notice>,
  { contacts, failed }: Addresses,
  now: Instant,
  waits: (person: string) => number,
): Share[] => {
  const { id, starts = now } = notice
  const chain = chainOf(notice)
  // Whoever could not be looked up has it in the inbox, and a message that looks for them again.
  const unknown = [...failed.keys()].map((person): Contact => ({ person, language: "zh" }))
  return [...contacts, ...unknown].map(contact => {
    const { person } = contact
    const entry = [entryId(starts, id, person), { notice: id, person, at: starts, unread: true }] as const
    if (hearsInGroup(ways, notice, contact)) return { entry }
    const reached = chain.find(channel => accountOf(ways, channel, contact) !== undefined)
    const channel = reached ?? chain[0]
    if (channel === undefined) return { entry }
    const message = { ...fresh(id, person, channel, now), next: later(now, waits(person)) }
    const begun: Message = reached || failed.has(person) ? message : { ...message, state: "dead", reason: "noAddress" }
    return { entry, message: [messageId(id, person, channel), begun] }
  })
}

/** One page of the audience, and the place after it, in one change. A person met twice has it already. */
const step = async (
  documents: Documents,
  notice: Stored<Notice>,
  next: string | undefined,
  people: readonly Share[],
): Promise<void> => {
  const write = (has: (tx: Tx, share: Share) => Promise<boolean>) =>
    documents.change(async tx => {
      const now = await tx.get(notices, notice.id)
      if (now?.state !== "going" || now.cursor !== notice.cursor) return
      const { cursor: _, ...rest } = now
      let { persons } = now
      for (const share of people) {
        if (await has(tx, share)) continue
        await tx.create(inbox, ...share.entry)
        if (share.message) await tx.create(messages, ...share.message)
        persons += 1
      }
      const place = next === undefined ? { state: "out" as const } : { cursor: next }
      await tx.put(notices, notice.id, { ...rest, persons, ...place })
    })
  try {
    await write(async () => false)
  } catch (error) {
    if (!(error instanceof Taken)) throw error
    await write(async (tx, { entry }) => (await tx.get(inbox, entry[0])) !== undefined)
  }
}
