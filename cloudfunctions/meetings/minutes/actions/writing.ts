import type { Actions } from "../../../shared/ask.ts"
import { canonical } from "../../../shared/digest.ts"
import type { Fact } from "../../../shared/fact.ts"
import type { Neighbours } from "../../polls/actions/reading.ts"
import type { writing as contract } from "../contract/writing.ts"
import { draftId, type Minutes, minutes, minutesDrafts, minutesVersions, versionId } from "../records.ts"
import { refuse } from "../refusals.ts"
import { checkEdit, checkTyped, edited, type Typed } from "../rules.ts"
import { foundOf } from "./happening.ts"
import { accessOf, checkWrites, contentIn, minutesIn, pagePath, reader } from "./reading.ts"
import { signersShown } from "./showing.ts"

type Writing = Pick<Actions<typeof contract>, "draftMinutes" | "saveMinutes" | "askToConfirm">

/** Drafting and editing. Every save is a version of its own. */
export const writing = (neighbours: Pick<Neighbours, "ledgersOf">): Writing => ({
  draftMinutes: async ask => {
    const { documents, now } = ask
    const { meeting } = ask.input
    const found = await foundOf(documents, meeting, neighbours)
    const { member } = ask.by
    checkWrites(await accessOf(documents, found.about.body, member, now))
    return ask.change(async tx => {
      const stored = await tx.get(minutes, meeting)
      const before = stored && (await minutesIn(tx, meeting))
      if (before) checkEdit(before, before.version)
      const typed = before ? kept((await contentIn(tx, meeting, before.version)).typed, found) : blank(found)
      const next: Minutes = before
        ? { ...edited(before), about: found.about, draft: before.draft + 1 }
        : {
            ...{ meeting, about: found.about, state: "draft", version: 1, draft: 1 },
            ...{ confirmations: [], objections: { open: 0, raised: 0 }, addenda: 0 },
          }
      await tx.create(minutesDrafts, draftId(meeting, next.draft), { ...found.draft, at: now })
      await tx.create(minutesVersions, versionId(meeting, next.version), {
        ...{ meeting, n: next.version, draft: next.draft, typed: storable(typed) },
        ...{ writer: member.person, home: member.community, at: now },
      })
      await tx.put(minutes, meeting, next)
      return { version: next.version }
    })
  },

  saveMinutes: async ask => {
    const { documents, now } = ask
    const { meeting, seen, typed } = ask.input
    const { member } = ask.by
    checkWrites(await accessOf(documents, (await minutesIn(reader(documents), meeting)).about.body, member, now))
    return ask.change(async tx => {
      const before = await minutesIn(tx, meeting)
      const last = await contentIn(tx, meeting, before.version)
      if (before.version !== seen && (before.state === "draft" || before.state === "confirmed"))
        throw refuse("minutesNewer", {
          ...{ seen, now: before.version },
          ...{ theirs: canonical(last.typed), yours: canonical(typed) },
        })
      checkEdit(before, seen)
      checkTyped(last.draft.drafted, typed, before.about.begins)
      const next = edited(before)
      await tx.create(minutesVersions, versionId(meeting, next.version), {
        ...{ meeting, n: next.version, draft: next.draft, typed },
        ...{ writer: member.person, home: member.community, at: now },
      })
      await tx.put(minutes, meeting, next)
      return { version: next.version }
    })
  },

  askToConfirm: async ask => {
    const { documents, now } = ask
    const { meeting, seen } = ask.input
    const from = reader(documents)
    const standing = await minutesIn(from, meeting)
    checkWrites(await accessOf(documents, standing.about.body, ask.by.member, now))
    checkEdit(standing, seen)
    const { typed, draft } = await contentIn(from, meeting, seen)
    const { waiting, lacking } = signersShown(draft.drafted, typed, standing.confirmations)
    if (lacking.chair || lacking.scrutineers > 0) throw refuse("signersLacking")
    const told: Fact = {
      kind: "meetings.minutesToConfirm",
      about: `${meeting}.v${seen}`,
      audience: { to: "persons", persons: waiting },
      page: pagePath("confirming", documents, meeting),
      data: { title: standing.about.title, body: standing.about.name },
      at: now,
    }
    return ask.change(async () => ({ asked: waiting.length }), waiting.length > 0 ? [told] : [])
  },
})

const blank = ({ draft, signers }: Awaited<ReturnType<typeof foundOf>>): Typed => ({
  items: draft.drafted.items.map(({ item }) => ({ item, summary: "", decision: "", reservations: "" })),
  remarks: "",
  tasks: [],
  signers,
})

/** What was written stays; what no longer has its place in the new draft goes. */
const kept = (typed: Typed, found: Awaited<ReturnType<typeof foundOf>>): Typed => {
  const fresh = blank(found)
  const there = new Set(found.draft.drafted.seats.map(({ seat }) => seat as string))
  const stillThere = [...(typed.signers.chair ? [typed.signers.chair] : []), ...typed.signers.scrutineers].every(seat =>
    there.has(seat),
  )
  return {
    ...typed,
    items: fresh.items.map(item => typed.items.find(one => one.item === item.item) ?? item),
    signers: stillThere ? typed.signers : fresh.signers,
  }
}

/** Arrays as the store's shapes want them. */
const storable = (typed: Typed) => ({
  ...typed,
  items: [...typed.items],
  tasks: [...typed.tasks],
  signers: { ...typed.signers, scrutineers: [...typed.signers.scrutineers] },
})
