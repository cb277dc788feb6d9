import type { Actions } from "../../shared/ask.ts"
import type { Documents, Stored } from "../../shared/store.ts"
import { remember } from "../planning/actions.ts"
import { refuse } from "../refusals.ts"
import { type Notice, notices } from "../writing/records.ts"
import type { contract } from "./contract.ts"
import { type Entry, entryId, inbox } from "./records.ts"

const pageOf = 20
const mostUnread = 50

const listed = async (documents: Documents, entries: readonly Stored<Entry>[]) => {
  const found = await Promise.all(entries.map(({ notice }) => documents.read(notices, notice)))
  return found.flatMap((notice, place) => {
    const entry = entries[place]
    return notice && entry ? [shown(notice, entry)] : []
  })
}

/** What of a notice its reader sees; of a withdrawn one only its title and the reason. */
const shown = (notice: Stored<Notice>, entry: Entry) => {
  const withdrawn = notice.state === "withdrawn"
  const { zh, en } = notice.words
  const words = { zh, ...(en && { en }) }
  const silent = { zh: { ...zh, text: "" }, ...(en && { en: { ...en, text: "" } }) }
  return {
    notice: notice.id,
    at: entry.at,
    template: notice.template,
    urgent: notice.urgent,
    words: withdrawn ? silent : words,
    withdrawn,
    ...(!withdrawn && notice.page !== undefined && { page: notice.page }),
  }
}

export const actions: Actions<typeof contract> = {
  inbox: async ({ input, by, documents }) => {
    const { person } = by.member
    const [unread, seen] = await Promise.all([
      input.after === undefined
        ? documents.list(inbox, { where: { person, unread: true }, newestFirst: true, limit: mostUnread })
        : [],
      documents.list(inbox, {
        where: { person, unread: false },
        newestFirst: true,
        limit: pageOf,
        ...(input.after !== undefined && { after: input.after }),
      }),
    ])
    const last = seen.at(-1)
    return {
      unread: await listed(documents, unread),
      seen: await listed(documents, seen),
      ...(last && seen.length === pageOf && { next: last.id }),
    }
  },
  notice: async ({ input, by, documents }) => {
    const notice = await documents.read(notices, input.notice)
    const entry = notice?.starts && (await documents.read(inbox, entryId(notice.starts, notice.id, by.member.person)))
    if (!notice || !entry) throw refuse("noSuchNotice")
    const { who, when, place, withdrawn, files } = notice
    return {
      ...shown(notice, entry),
      unread: entry.unread,
      ...(withdrawn
        ? { reason: withdrawn.reason }
        : {
            ...(who !== undefined && { who }),
            ...(when && { when }),
            ...(place !== undefined && { place }),
            ...(files && { files }),
          }),
    }
  },
  read: async ask => {
    const { documents, input, by, now } = ask
    const notice = await documents.read(notices, input.notice)
    if (!notice?.starts) throw refuse("noSuchNotice")
    const id = entryId(notice.starts, notice.id, by.member.person)
    return ask.change(async tx => {
      const entry = await tx.get(inbox, id)
      if (!entry) throw refuse("noSuchNotice")
      const readAt = entry.readAt ?? now
      if (entry.unread) {
        await tx.put(inbox, id, { ...entry, unread: false, readAt })
        await remember(tx, notice, by.member.person, now)
      }
      return { readAt }
    })
  },
}
