import type { Actions } from "../shared/ask.ts"
import { type Documents, every, type Stored } from "../shared/store.ts"
import { sumFen } from "../shared/values/fen.ts"
import { id } from "../shared/values/id.ts"
import { grant, openFund, reverse } from "./book/actions.ts"
import type { contract } from "./contract.ts"
import { entries, funds } from "./records.ts"
import { refuse } from "./refusals.ts"
import type { Balances } from "./rules.ts"

export { earmark, fundBalance, grant, type Movement, openFund, release } from "./book/actions.ts"
export type { Balances, Item } from "./rules.ts"

const summary = ({ id: fund, name, balances }: Stored<{ name: string; balances: Balances }>) => ({
  fund: id<"fund">(fund),
  name,
  ...balances,
})

/** Step: where every ledger of a community stands: how many entries, and the hash of the last. */
export const ledgersOf = async (documents: Documents) =>
  (await documents.list(funds)).map(({ name, entries: n, head }) => ({ name, n, hash: head }))

/** So many entries a page of the statement. */
const page = 50

export const actions: Actions<typeof contract> = {
  list: async ({ documents }) => ({ funds: (await documents.list(funds)).map(summary) }),

  open: async ask => {
    const fund = id<"fund">(ask.newId())
    return ask.change(async tx => {
      await openFund(tx, fund, ask.input.name)
      return { fund }
    })
  },

  grant: async ask => {
    const { fund, amount, source } = ask.input
    const cause = `grant:${ask.keyedId("grant")}`
    return ask.change(async tx => {
      await grant(tx, { fund, cause, amount, source, at: ask.now, by: ask.by.member.person })
      const now = await tx.get(funds, fund)
      if (!now) throw refuse("noSuchFund")
      return { ...summary(now), n: now.entries }
    })
  },

  reverse: async ask => {
    const { fund, n, reason } = ask.input
    let cause: string | undefined
    for await (const entry of every(ask.documents, entries, { fund })) if (entry.n === n) cause = entry.id
    if (cause === undefined) throw refuse("noSuchEntry")
    const wrong = cause
    return ask.change(async tx => {
      await reverse(tx, { fund, cause: wrong, reason, at: ask.now, by: ask.by.member.person })
      const now = await tx.get(funds, fund)
      if (!now) throw refuse("noSuchFund")
      return { ...summary(now), n: now.entries }
    })
  },

  statement: async ({ input, documents }) => {
    const fund = await documents.read(funds, input.fund)
    if (!fund) throw refuse("noSuchFund")
    const book = []
    for await (const entry of every(documents, entries, { fund: input.fund })) book.push(entry)
    // Ids are causes, so the order of the book is its numbers.
    const wanted = book.filter(({ n }) => n < (input.before ?? Number.POSITIVE_INFINITY)).sort((a, b) => b.n - a.n)
    const shown = wanted.slice(0, page)
    const last = shown.at(-1)
    return {
      ...summary(fund),
      head: fund.head,
      entries: shown.map(({ n, kind, at, lines, words, titles, as, after, hash }) => ({
        n,
        kind,
        at,
        words,
        as,
        hash,
        available: after.available,
        amount: sumFen(lines.filter(({ side }) => side === "debit").map(({ amount }) => amount)),
        items: lines.flatMap(({ project, amount }) =>
          project === undefined
            ? []
            : [{ project, amount, ...(titles[project] !== undefined && { title: titles[project] }) }],
        ),
      })),
      ...(last && wanted.length > page && { next: last.n }),
    }
  },
}
