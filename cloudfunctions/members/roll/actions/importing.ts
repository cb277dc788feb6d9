import type { Actions } from "../../../shared/ask.ts"
import { refuse as refuseAny } from "../../../shared/refusals.ts"
import { type Documents, every } from "../../../shared/store.ts"
import { type Id, id } from "../../../shared/values/id.ts"
import { dayLong, later } from "../../../shared/values/instant.ts"
import { communities, households } from "../../records.ts"
import { undoDays } from "../../rules.ts"
import type { rollContract } from "../contract.ts"
import { rollPlans, rolls, rollUndos } from "../records.ts"
import { refuse } from "../refusals.ts"
import { applied } from "../rules.ts"
import { look } from "./looking.ts"
import type { Outside } from "./previewing.ts"
import { pagesOf } from "./reading.ts"
import { draft, makeTrue, noteReplaced, stage } from "./staging.ts"

/** The households that somebody has joined. */
const joinedOnes = async (documents: Documents): Promise<Set<string>> => {
  const joined = new Set<string>()
  for await (const household of every(documents, households)) if (household.people > 0) joined.add(household.id)
  return joined
}

export const importingActions = (
  outside: Outside,
): Pick<Actions<typeof rollContract>, "importRoll" | "undoRoll" | "rollProgress"> => ({
  /** Staged page by page under the plan's id, which nobody reads; then the community's document names it, and it is true. */
  importRoll: async ask => {
    const { plan: planId, removeMissing } = ask.input
    const { documents } = ask
    const { community, person } = ask.by.member
    const version = id<"roll">(planId)
    const done = await documents.read(rolls, version)
    if (done && (await documents.read(rollUndos, version))) throw refuse("rollMoved")
    if (done) return { roll: version, counts: done.counts, households: done.households, spared: 0 }
    const plan = await documents.read(rollPlans, planId)
    if (!plan) throw refuse("noFile")
    const seen = await look(documents, outside, plan.file, plan.columns)
    if ((seen.current?.id ?? "") !== plan.base || seen.digest !== plan.digest) throw refuse("rollMoved")

    const joined = removeMissing ? await joinedOnes(documents) : undefined
    const stays = (row: { household: Id<"household"> }): boolean => !joined || joined.has(row.household)
    const spared = joined ? seen.plan.missing.filter(stays).length : 0
    const counts = {
      added: seen.plan.added.length,
      changed: seen.plan.changed.length,
      removed: seen.plan.missing.filter(row => !stays(row)).length,
      same: seen.plan.same.length,
    }
    if (counts.added + counts.changed + counts.removed === 0) throw refuse("nothingToImport")
    const next = draft(version, applied(seen.plan, stays), seen.before)

    const of = next.fresh.length
    await noteReplaced(ask.store, documents, version, ask.now)
    await documents.change(tx => tx.put(rollPlans, planId, { ...plan, state: "importing", done: 0, of }))
    await stage(documents, next.fresh, (tx, written) =>
      tx.put(rollPlans, planId, { ...plan, state: "importing", done: written, of }),
    )
    const reply = await ask.change(async tx => {
      const made = { before: plan.base, at: ask.now, staff: person, file: plan.name, counts }
      if (!(await makeTrue(tx, community, version, made, next))) throw refuse("rollMoved")
      await tx.put(rollPlans, planId, { ...plan, state: "imported", done: of, of })
      return { roll: version, counts, households: next.households, spared }
    })
    await outside.files.remove(plan.file)
    return reply
  },

  rollProgress: async ask => {
    const plan = await ask.documents.read(rollPlans, ask.input.plan)
    if (!plan) throw refuseAny("notFound")
    const { state, done, of } = plan
    return { state, done, of }
  },

  undoRoll: async ask => {
    const { documents } = ask
    const { community, person } = ask.by.member
    const undone = await documents.read(rolls, ask.input.roll)
    if (!undone) throw refuseAny("notFound")
    if (later(undone.at, undoDays * dayLong) <= ask.now) throw refuse("tooLateToUndo", { days: undoDays })
    const before = undone.before ? await documents.read(rolls, undone.before) : undefined
    const left = new Set<string>()
    for await (const page of pagesOf(documents, before))
      for (const { household } of page.households) left.add(household)
    const joined = await joinedOnes(documents)
    let stranded = 0
    for await (const page of pagesOf(documents, undone))
      for (const { household } of page.households) if (!left.has(household) && joined.has(household)) stranded += 1
    if (stranded > 0) throw refuse("peopleThere", { households: stranded })
    return ask.change(async tx => {
      const current = await tx.get(communities, community)
      if (!current || current.roll !== ask.input.roll) throw refuse("notCurrent")
      const count = before?.households ?? 0
      await tx.put(communities, community, { ...current, roll: undone.before, households: count })
      await tx.create(rollUndos, ask.input.roll, { at: ask.now, staff: person })
      return { households: count }
    })
  },
})
