import type { Actions } from "../../shared/ask.ts"
import { noteDue } from "../../shared/due.ts"
import type { Announcer } from "../../shared/ports.ts"
import type { Stored, Tx } from "../../shared/store.ts"
import type { Id } from "../../shared/values/id.ts"
import { type Instant, msOf } from "../../shared/values/instant.ts"
import { isForGroup } from "../announcing/actions.ts"
import { type Attach, filesOf, keepFiles, linkFiles } from "../attaching/actions.ts"
import { looksOf } from "../looking/actions.ts"
import { chainNow } from "../ordering/actions.ts"
import { peopleOf, type ReachingWays, reachOf } from "../reaching/actions.ts"
import { refuse } from "../refusals.ts"
import type { contract } from "./contract.ts"
import { type Notice, notices } from "./records.ts"
import {
  checkBefore,
  checkDraft,
  checkEdition,
  checkReach,
  checkWhen,
  checkWithdrawable,
  noticeId,
  queueOf,
  startOf,
  stopped,
  waitsOf,
} from "./rules.ts"

/** The notice in the running change, as the person has seen it. */
const seenNotice = async (tx: Tx, id: string, edition: number): Promise<Stored<Notice>> => {
  const notice = await tx.get(notices, id)
  if (!notice) throw refuse("noSuchNotice")
  checkEdition(notice, edition)
  return notice
}

/** What the due entry of a sending is called: a notice that was undone and sent again has another. */
export const sending = (notice: string, starts: Instant): string => `send:${notice}:${msOf(starts)}`

export const actions = (
  ways: ReachingWays & { readonly attach?: Attach; readonly announcer?: Announcer },
): Actions<typeof contract> => ({
  write: async ask => {
    const { of, title, text, when, place, files, ...content } = ask.input
    checkWhen(when, ask.now)
    const attached = await filesOf(ways, files, ask.by.member)
    const made = noticeId(ask.now, ask.newId().slice(-12)) as Id<"notice">
    const written = {
      ...content,
      words: { zh: { title, text } },
      ...(attached.length > 0 && { files: attached }),
      ...(when && { when }),
      ...(place !== undefined && { place }),
      state: "draft" as const,
      by: ask.by.member.person,
      persons: 0,
    }
    return ask.change(async tx => {
      if (!of) {
        await tx.create(notices, made, { ...written, edition: 1, at: ask.now })
        return { notice: made, edition: 1 }
      }
      const before = await seenNotice(tx, of.notice, of.edition)
      checkDraft(before.state)
      await tx.put(notices, of.notice, { ...written, edition: before.edition + 1, at: before.at })
      return { notice: of.notice, edition: before.edition + 1 }
    })
  },
  draft: async ({ input, documents }) => {
    const notice = await documents.read(notices, input.notice)
    if (!notice) throw refuse("noSuchNotice")
    const { words, id: _, ...rest } = notice
    return { ...rest, notice: input.notice, ...words.zh }
  },
  preview: async ({ input, documents, store, now }) => {
    const chain = await chainNow(ways, documents, input)
    const group = await isForGroup(ways, documents, input, now)
    const { channels, ...reach } = await reachOf(ways, store, documents, { ...input, group }, chain, now)
    const looks = await looksOf(ways, store, input, chain, now)
    return { ...reach, group, channels: channels.map(row => ({ ...row, ...looks.get(row.channel) })) }
  },
  send: async ask => {
    const { notice: id, edition, people: typed, at } = ask.input
    const draft = await ask.documents.read(notices, id)
    if (!draft) throw refuse("noSuchNotice")
    checkEdition(draft, edition)
    checkDraft(draft.state)
    checkWhen(draft.when, ask.now)
    const people = await peopleOf(ways, ask.documents.scope, draft.audience)
    checkReach(people, typed)
    const starts = startOf(ask.now, at)
    checkBefore(draft, starts)
    await keepFiles(ways, draft, ask.by.member)
    await noteDue(ask.store, queueOf(draft), { at: starts, scope: ask.documents.scope, what: sending(id, starts) })
    if (draft.urgent) ask.log.info({ feature: "notices", step: "urgent", people })
    return ask.change(async tx => {
      const notice = await seenNotice(tx, id, edition)
      checkDraft(notice.state)
      const next = notice.edition + 1
      await tx.put(notices, id, { ...notice, state: "set", starts, edition: next, by: ask.by.member.person })
      await linkFiles(tx, notice)
      return { notice: id, edition: next, starts, waits: waitsOf(starts, ask.now), people }
    })
  },
  stop: async ask => {
    const { notice: id } = ask.input
    return ask.change(async tx => {
      const notice = await tx.get(notices, id)
      if (!notice) throw refuse("noSuchNotice")
      const state = stopped(notice.state)
      const { starts, ...rest } = notice
      const edition = notice.edition + 1
      await tx.put(notices, id, { ...rest, state, edition, ...(state !== "draft" && starts && { starts }) })
      return { notice: id, edition, state }
    })
  },
  withdraw: async ask => {
    const { notice: id, reason } = ask.input
    return ask.change(async tx => {
      const notice = await tx.get(notices, id)
      if (!notice) throw refuse("noSuchNotice")
      checkWithdrawable(notice.state)
      const edition = notice.edition + 1
      await tx.put(notices, id, { ...notice, state: "withdrawn", edition, withdrawn: { reason, at: ask.now } })
      return { notice: id, edition }
    })
  },
})
