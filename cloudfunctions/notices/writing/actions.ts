import type { Actions } from "../../shared/ask.ts"
import type { Audience } from "../../shared/audience.ts"
import type { BuildingsOf, ResolveAudience } from "../../shared/ports.ts"
import type { Scope } from "../../shared/scope.ts"
import { type Documents, listLimit, type Stored, type Tx } from "../../shared/store.ts"
import type { Id } from "../../shared/values/id.ts"
import { type Instant, msOf } from "../../shared/values/instant.ts"
import { readyFor } from "../credits/actions.ts"
import type { Ways } from "../outbox/wording/actions.ts"
import { refuse } from "../refusals.ts"
import { templateOf } from "../templates/actions.ts"
import { filledFields, type TemplateKey } from "../templates/rules.ts"
import { otherwise, partsOf } from "../templates/words.ts"
import type { contract } from "./contract.ts"
import { type Notice, notices } from "./records.ts"
import {
  checkDraft,
  checkEdition,
  checkReach,
  checkWhen,
  checkWithdrawable,
  confirmFrom,
  noticeId,
  startOf,
  stopped,
} from "./rules.ts"

export type WritingWays = Ways & { readonly resolve: ResolveAudience; readonly buildingsOf: BuildingsOf }

/** The persons of an audience, a hundred at a time. */
async function* personsOf(ways: WritingWays, scope: Scope, audience: Audience) {
  let after: string | undefined
  do {
    const page: Awaited<ReturnType<ResolveAudience>> = await ways.resolve(scope, audience, {
      limit: listLimit,
      ...(after !== undefined && { after }),
    })
    yield page.persons
    after = page.next
  } while (after !== undefined)
}

const peopleOf = async (ways: WritingWays, scope: Scope, audience: Audience): Promise<number> => {
  const all = new Set<string>()
  for await (const persons of personsOf(ways, scope, audience)) for (const person of persons) all.add(person)
  return all.size
}

/** How many of an audience can be reached, have no credit left, or have nobody here, in all and by building. */
const reachOf = async (ways: WritingWays, documents: Documents, audience: Audience, template: TemplateKey) => {
  const { scope } = documents
  const channel = ways.chain[0]
  const messenger = channel && ways.messengers[channel]
  const ready = await readyFor(documents, template)
  const buildings = (await ways.buildingsOf(scope, audience)).map(({ building, compound, name, unjoined }) => ({
    building,
    compound,
    name,
    reachable: 0,
    noCredit: 0,
    unjoined,
  }))
  const byId = new Map<string, (typeof buildings)[number]>(buildings.map(row => [row.building, row]))
  const seen = new Set<Id<"person">>()
  const total = { reachable: 0, noCredit: 0, unjoined: buildings.reduce((sum, row) => sum + row.unjoined, 0) }
  for await (const page of personsOf(ways, scope, audience)) {
    const persons = page.filter(person => !seen.has(person))
    for (const person of persons) seen.add(person)
    for (const { person, building, subject } of await ways.contactsOf(scope, persons)) {
      const word = subject && messenger?.reaches(subject) && ready.has(person) ? "reachable" : "noCredit"
      total[word] += 1
      const row = building && byId.get(building)
      if (row) row[word] += 1
    }
  }
  return { people: seen.size, confirm: seen.size >= confirmFrom, ...total, buildings }
}

/** The notice in the running change, as the person has seen it. */
const seenNotice = async (tx: Tx, id: string, edition: number): Promise<Stored<Notice>> => {
  const notice = await tx.get(notices, id)
  if (!notice) throw refuse("noSuchNotice")
  checkEdition(notice, edition)
  return notice
}

/** What the due entry of a sending is called: a notice that was undone and sent again has another. */
export const sending = (notice: string, starts: Instant): string => `send:${notice}:${msOf(starts)}`

export const actions = (ways: WritingWays): Actions<typeof contract> => ({
  write: async ask => {
    const { of, title, text, when, place, ...content } = ask.input
    checkWhen(when, ask.now)
    const made = noticeId(ask.now, ask.newId().slice(-12)) as Id<"notice">
    const written = {
      ...content,
      words: { zh: { title, text } },
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
    const { template, title, text, when, place } = input
    const known = await templateOf(store, "wechat", template)
    const parts = partsOf({ title, text, ...(when && { when }), ...(place !== undefined && { place }) }, "zh")
    return {
      ...(await reachOf(ways, documents, input.audience, template)),
      ...(known && { wechat: filledFields(known.fields, parts, otherwise("zh", now)) }),
    }
  },
  send: async ask => {
    const { notice: id, edition, people: typed } = ask.input
    const draft = await ask.documents.read(notices, id)
    if (!draft) throw refuse("noSuchNotice")
    checkEdition(draft, edition)
    checkDraft(draft.state)
    checkWhen(draft.when, ask.now)
    const people = await peopleOf(ways, ask.documents.scope, draft.audience)
    checkReach(people, typed)
    const starts = startOf(ask.now)
    await ask.due(starts, ask.documents.scope, sending(id, starts))
    if (draft.urgent) ask.log.info({ feature: "notices", step: "urgent", people })
    return ask.change(async tx => {
      const notice = await seenNotice(tx, id, edition)
      checkDraft(notice.state)
      const next = notice.edition + 1
      await tx.put(notices, id, { ...notice, state: "set", starts, edition: next, by: ask.by.member.person })
      return { notice: id, edition: next, starts, people }
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
