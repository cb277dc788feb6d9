import type { Documents, Tx } from "../../shared/store.ts"
import type { Fen } from "../../shared/values/fen.ts"
import type { Id } from "../../shared/values/id.ts"
import type { Instant } from "../../shared/values/instant.ts"
import { entries, funds, type kinds } from "../records.ts"
import { refuse } from "../refusals.ts"
import {
  afterLines,
  type Balances,
  earmarksAfter,
  grantLines,
  hashOf,
  type Item,
  type Line,
  moveLines,
  noHead,
  none,
  reversedLines,
} from "../rules.ts"

/** Money for projects, moved within a fund. `cause` is what happened ("award:round1"): entered once. */
export interface Movement {
  readonly fund: Id<"fund">
  readonly cause: string
  readonly items: readonly Item[]
  readonly at: Instant
  readonly by?: Id<"person">
  /** What it is about, in words of the statement: a round's title. */
  readonly words?: string
}

/** Step: sets money aside for projects, in the running change. Refuses more than is available, and the same cause twice. */
export const earmark = (tx: Tx, movement: Movement): Promise<Balances> =>
  move(tx, "earmark", moveLines("available", "earmarked", movement.items), movement)

/** Step: gives back what was set aside for projects that will not be done. Refuses more than was set aside for each. */
export const release = (tx: Tx, movement: Movement): Promise<Balances> =>
  move(tx, "release", moveLines("earmarked", "available", movement.items), movement)

/** Where a fund's money stands, in fen; refuses a fund that is not here. */
export const fundBalance = async (
  from: Pick<Documents, "read"> | Pick<Tx, "get">,
  fund: Id<"fund">,
): Promise<Balances> => {
  const found = await ("read" in from ? from.read(funds, fund) : from.get(funds, fund))
  if (!found) throw refuse("noSuchFund")
  return found.balances
}

/** Step: opens a fund, for assemblies that bring their own id; nothing is in it yet. */
export const openFund = (tx: Tx, fund: Id<"fund">, name: string): Promise<void> =>
  tx.create(funds, fund, { name, balances: none, earmarks: {}, entries: 0, head: noHead })

/** Step: enters money that came in from `source`. */
export const grant = (
  tx: Tx,
  told: {
    readonly fund: Id<"fund">
    readonly cause: string
    readonly amount: Fen
    readonly source: string
    readonly at: Instant
    readonly by?: Id<"person">
  },
): Promise<Balances> => {
  const { amount, source, ...rest } = told
  return enter(tx, { ...rest, kind: "grant", lines: grantLines(amount), words: source, titles: {}, as: "treasurer" })
}

/**
 * Step: corrects a grant by an entry that undoes it; `reason` is what the statement says. Refuses other entries, one that is
 * undone already, and money that is no longer available.
 */
export const reverse = async (
  tx: Tx,
  told: {
    readonly fund: Id<"fund">
    readonly cause: string
    readonly reason: string
    readonly at: Instant
    readonly by: Id<"person">
  },
): Promise<Balances> => {
  const { fund, cause, reason, at, by } = told
  const wrong = await tx.get(entries, cause)
  if (wrong?.fund !== fund) throw refuse("noSuchEntry")
  if (wrong.kind !== "grant") throw refuse("onlyGrants")
  const undone = { kind: "reversal", lines: reversedLines(wrong.lines), titles: {}, as: "treasurer" } as const
  return enter(tx, { ...undone, fund, cause: `reversal:${cause}`, words: reason, at, by })
}

const move = (tx: Tx, kind: "earmark" | "release", lines: readonly Line[], movement: Movement): Promise<Balances> => {
  const { fund, cause, at, by, items, words = "" } = movement
  const titles = Object.fromEntries(
    items.flatMap(({ project, title }) => (title === undefined ? [] : [[project, title]])),
  )
  return enter(tx, { fund, cause, at, kind, lines, words, titles, as: "vote", ...(by !== undefined && { by }) })
}

interface Told {
  readonly fund: Id<"fund">
  readonly cause: string
  readonly kind: (typeof kinds)[number]
  readonly lines: readonly Line[]
  readonly at: Instant
  readonly words: string
  readonly titles: Readonly<Record<string, string>>
  readonly as: "treasurer" | "vote"
  readonly by?: Id<"person">
}

/** Writes an entry and the fund's new balances together. */
const enter = async (tx: Tx, told: Told): Promise<Balances> => {
  const fund = await tx.get(funds, told.fund)
  if (!fund) throw refuse("noSuchFund")
  if (await tx.get(entries, told.cause)) throw refuse("alreadyEntered")
  const after = afterLines(fund.balances, told.lines)
  const earmarks = earmarksAfter(fund.earmarks, told.lines)
  const { by, titles, lines, ...rest } = told
  const n = fund.entries + 1
  const chained = { ...rest, n, lines, after, previous: fund.head }
  const hash = hashOf(chained)
  await tx.create(entries, told.cause, {
    ...chained,
    lines: [...lines],
    titles: { ...titles },
    hash,
    ...(by !== undefined && { by }),
  })
  await tx.put(funds, told.fund, {
    name: fund.name,
    balances: after,
    earmarks: { ...earmarks },
    entries: n,
    head: hash,
  })
  return after
}
