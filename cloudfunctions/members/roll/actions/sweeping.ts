import type { Files } from "../../../shared/ports.ts"
import { changeLimit, type Documents, every } from "../../../shared/store.ts"
import { type Roll, rollPages, rollPlans, rolls } from "../records.ts"
import { currentRoll } from "./reading.ts"

/** Removes the sheet that was looked at, the marked one, and the pages of an import that did not come to its end. */
export const sweepPlan = async (documents: Documents, files: Files, id: string): Promise<"done"> => {
  const plan = await documents.read(rollPlans, id)
  if (!plan) return "done"
  await files.remove(plan.file)
  if (plan.marked) await files.remove(plan.marked)
  if (plan.state !== "imported" && !(await documents.read(rolls, id)))
    await removePages(documents, await ownPages(documents, id))
  await documents.change(tx => tx.remove(rollPlans, id))
  return "done"
}

/**
 * Thirty days after a version: it can no longer be taken back, so the pages that only the one before it has may go; and
 * if it was taken back itself, the pages that only it has.
 */
export const sweepRoll = async (documents: Documents, version: string): Promise<"done"> => {
  const roll = await documents.read(rolls, version)
  if (!roll) return "done"
  const line = await lineOf(documents)
  const at = line.findIndex(one => one.id === version)
  const needed = new Set((at < 0 ? line : line.slice(0, at + 1)).flatMap(one => one.pages.map(({ page }) => page)))
  const before = roll.before ? await documents.read(rolls, roll.before) : undefined
  const candidates = at < 0 ? await ownPages(documents, version) : (before?.pages.map(({ page }) => page) ?? [])
  await removePages(
    documents,
    candidates.filter(page => !needed.has(page)),
  )
  return "done"
}

/** The version that is true now, the one before it, and so on. */
const lineOf = async (documents: Documents): Promise<(Roll & { readonly id: string })[]> => {
  const line: (Roll & { id: string })[] = []
  let next: (Roll & { readonly id: string }) | undefined = await currentRoll(documents)
  while (next) {
    line.push(next)
    next = next.before ? await documents.read(rolls, next.before) : undefined
  }
  return line
}

const ownPages = async (documents: Documents, version: string): Promise<string[]> => {
  const found: string[] = []
  for await (const page of every(documents, rollPages, { roll: version })) found.push(page.id)
  return found
}

const removePages = async (documents: Documents, pages: readonly string[]): Promise<void> => {
  for (let from = 0; from < pages.length; from += changeLimit)
    await documents.change(async tx => {
      for (const page of pages.slice(from, from + changeLimit)) await tx.remove(rollPages, page)
    })
}
