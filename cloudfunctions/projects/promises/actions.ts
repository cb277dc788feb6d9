import { fundBalance } from "../../funds/actions.ts"
import type { Documents, Tx } from "../../shared/store.ts"
import { sumFen } from "../../shared/values/fen.ts"
import type { Id } from "../../shared/values/id.ts"
import { promises, type Round } from "../records.ts"
import { refuse } from "../refusals.ts"

/** What a fund has neither set aside nor promised to a round that is being voted on, in fen. */
export const freeIn = async (from: Pick<Documents, "read"> | Pick<Tx, "get">, fund: Id<"fund">): Promise<number> => {
  const { available } = await fundBalance(from, fund)
  const promised = await ("read" in from ? from.read(promises, fund) : from.get(promises, fund))
  return available - sumFen(Object.values(promised?.rounds ?? {}))
}

/** Step: promises a round's budget, so that the count can set aside what is chosen whatever other rounds do meanwhile. */
export const promiseBudget = async (tx: Tx, about: Id<"round">, { fund, budget }: Round): Promise<void> => {
  const free = await freeIn(tx, fund)
  if (budget > free) throw refuse("notEnoughMoney", { short: (budget - free) / 100 })
  const promised = await tx.get(promises, fund)
  await tx.put(promises, fund, { rounds: { ...promised?.rounds, [about]: budget } })
}

/** Step: the round has been counted; what it did not use is free again. */
export const endPromise = async (tx: Tx, about: Id<"round">, { fund }: Round): Promise<void> => {
  const { [about]: _, ...rounds } = (await tx.get(promises, fund))?.rounds ?? {}
  if (Object.keys(rounds).length > 0) await tx.put(promises, fund, { rounds })
  else await tx.remove(promises, fund)
}
