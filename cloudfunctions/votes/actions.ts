import type { Actions } from "../shared/ask.ts"
import { seeToDue } from "../shared/due.ts"
import type { Documents, Store } from "../shared/store.ts"
import { casting } from "./casting/actions.ts"
import { results, sealedParts } from "./closing/records.ts"
import type { contract } from "./contract.ts"
import { eraseReferences } from "./erasing/actions.ts"
import { readFrozen } from "./frozen.ts"
import { openingOf } from "./opening/actions.ts"
import { paper } from "./paper/actions.ts"
import { refuse } from "./refusals.ts"
import { showing } from "./showing/actions.ts"

export { type Counted, countVote, type Explain, freezeResult, resultOf } from "./closing/actions.ts"
export type { Result } from "./closing/records.ts"
export { endEarly, openVote, type Plan, type Staged, stageVote, voidVote } from "./opening/actions.ts"
export type { Seat } from "./roll/actions.ts"
export { type Turnout, turnoutOf } from "./showing/actions.ts"

const frozenResult = async (ground: { readonly store: Store; readonly documents: Documents }, vote: string) => {
  const result = await readFrozen(ground, results, vote)
  if (result) return result
  await openingOf(ground.documents, vote)
  throw refuse("notCounted")
}

/** The last part whose first receipt is not after this one. */
const partOf = (firsts: readonly string[], receipt: string): number =>
  Math.max(
    0,
    firsts.findLastIndex(first => first.slice(0, receipt.length) <= receipt),
  )

export const actions = (): Actions<typeof contract> => ({
  ...showing(),
  ...casting,
  ...paper,
  result: ask => frozenResult(ask, ask.input.vote),
  board: async ask => {
    const { vote, receipt } = ask.input
    const { root, counted, firsts } = await frozenResult(ask, vote)
    const part = receipt === undefined ? (ask.input.part ?? 0) : partOf(firsts, receipt)
    if (part >= Math.max(1, firsts.length)) throw refuse("noSuchPart")
    const found = await ask.documents.read(sealedParts, `${vote}:${String(part).padStart(4, "0")}`)
    return { root, counted, parts: firsts.length, part, entries: found?.entries ?? [] }
  },
  tick: async ({ store, now, log }) => ({
    done: await seeToDue(
      store,
      "votes",
      now,
      due => eraseReferences(store, due, now),
      (due, error) => log.bug({ due: due.what.split(":", 1)[0] ?? "", tries: due.tries }, error),
    ),
  }),
})
