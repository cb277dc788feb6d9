import { facts } from "../../shared/fact.ts"
import type { Documents, Stored, Tx } from "../../shared/store.ts"
import type { Instant } from "../../shared/values/instant.ts"
import { entryId, inbox } from "../inbox/records.ts"
import { chainOf } from "../outbox/ending/actions.ts"
import { type Lane, laneId, lanes, messageId, messages } from "../outbox/records.ts"
import { noticeOf } from "../telling/actions.ts"
import { type Notice, notices } from "../writing/records.ts"
import { followed, type Told } from "./forecasting/rules.ts"
import { isFor, isReader, type Need, needsOf } from "./rules.ts"

/** So many of the newest facts of a kind are looked at: more rounds or meetings do not run beside each other. */
const newest = 10

/** What a community will want to tell, and whom, by what has happened in it. */
export const toComeOf = async (documents: Documents, now: Instant): Promise<Need[]> => {
  const found = await Promise.all(
    followed.map(kind => documents.list(facts, { where: { kind }, newestFirst: true, limit: newest })),
  )
  return needsOf(found.flat(), now)
}

/** What of all that is to come is for this person. Where an audience does not say, those it was told to have it in their inbox. */
export const needsFor = async (
  documents: Documents,
  person: string,
  toCome: readonly Need[],
): Promise<readonly Need[]> => {
  const wasTold = async ({ kind, about, at }: Told): Promise<boolean> => {
    if (about === undefined || at === undefined) return false
    const id = noticeOf({ kind, about, at })
    const starts = (await documents.read(notices, id))?.starts
    return starts !== undefined && (await documents.read(inbox, entryId(starts, id, person))) !== undefined
  }
  const theirs = await Promise.all(
    toCome.map(
      async need => isFor(need, person) ?? (await Promise.all((need.told ?? []).map(wasTold))).some(yes => yes),
    ),
  )
  return toCome.filter((_, place) => theirs[place])
}

/** The lane in which it is kept when somebody last read by themselves: the one whose messages cost a consent. */
const kept = "wechat"

/** Those of these persons who read without a message, as of now. */
export const readersAmong = async (
  documents: Documents,
  persons: readonly string[],
  now: Instant,
): Promise<ReadonlySet<string>> => {
  const found = await Promise.all(persons.map(person => documents.read(lanes, laneId(person, kept))))
  return new Set(persons.filter((_, n) => isReader(found[n]?.bySelfAt, now)))
}

/**
 * Step: a person has read a notice for the first time; remembers it where no message, on any of its channels, had brought them.
 * Where it was said in a group, the group may have.
 */
export const remember = async (
  tx: Tx,
  { id: notice, announced, ...told }: Stored<Notice>,
  person: Lane["person"],
  now: Instant,
): Promise<void> => {
  if (announced === "sent" || announced === "lost") return
  const found = await Promise.all(chainOf(told).map(channel => tx.get(messages, messageId(notice, person, channel))))
  if (found.some(message => message?.state === "sent" || message?.state === "claimed")) return
  const { id: _, ...lane } = (await tx.get(lanes, laneId(person, kept))) ?? { id: "", person, day: "", sent: 0 }
  await tx.put(lanes, laneId(person, kept), { ...lane, bySelfAt: now })
}
