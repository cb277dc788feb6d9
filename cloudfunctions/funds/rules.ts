import { sha256 } from "@noble/hashes/sha2.js"
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js"
import { type Fen, fen, sumFen, yuanText } from "../shared/values/fen.ts"
import { refuse } from "./refusals.ts"

/**
 * Where a fund's money stands. `granted` is what ever came in; the others are where it is now: free, set aside for a
 * project, bound by a contract, paid, or given back. granted = the sum of the others, always.
 */
export const accounts = ["granted", "available", "earmarked", "committed", "paid", "returned"] as const
export type Account = (typeof accounts)[number]
export type Balances = Readonly<Record<Account, Fen>>

/** One line of an entry, in fen, above zero. `granted` grows by credit, the others by debit. */
export interface Line {
  readonly account: Account
  readonly side: "debit" | "credit"
  readonly amount: Fen
  readonly project?: string | undefined
}

/** An amount for one project; `title` is what the statement calls it. */
export interface Item {
  readonly project: string
  readonly amount: Fen
  readonly title?: string
}

/** Money in: from the street, a donation. */
export const grantLines = (amount: Fen): Line[] => [
  { account: "available", side: "debit", amount: positive(amount) },
  { account: "granted", side: "credit", amount },
]

/** Money moved for projects from one account to another: earmarking is available → earmarked, releasing the reverse. */
export const moveLines = (from: Account, to: Account, items: readonly Item[]): Line[] => {
  if (items.length === 0) throw refuse("nothingToMove")
  const perProject = (account: Account, side: Line["side"]): Line[] =>
    account === "available"
      ? [{ account, side, amount: sumFen(items.map(({ amount }) => positive(amount))) }]
      : items.map(({ project, amount }) => ({ account, side, amount: positive(amount), project }))
  return [...perProject(to, "debit"), ...perProject(from, "credit")]
}

/** The lines that undo an entry: every debit a credit, and the reverse. */
export const reversedLines = (lines: readonly Line[]): Line[] =>
  lines.map(line => ({ ...line, side: line.side === "debit" ? "credit" : "debit" }))

const positive = (amount: Fen): Fen => {
  if (amount <= 0) throw refuse("badAmount")
  return amount
}

const sideSum = (lines: readonly Line[], side: Line["side"]): Fen =>
  sumFen(lines.filter(line => line.side === side).map(({ amount }) => amount))

/** The balances moved by lines, whatever comes out. */
const moved = (before: Balances, lines: readonly Line[]): Balances => {
  const after: Record<Account, number> = { ...before }
  for (const { account, side, amount } of lines) {
    const grows = (side === "debit") !== (account === "granted")
    after[account] += grows ? amount : -amount
  }
  return after as Balances
}

/** Where the money stands after an entry. Refuses lines that do not balance (a bug) and any account below zero. */
export const afterLines = (before: Balances, lines: readonly Line[]): Balances => {
  if (sideSum(lines, "debit") !== sideSum(lines, "credit")) throw new RangeError("an entry does not balance")
  const after = moved(before, lines)
  for (const account of accounts) fen(after[account])
  const short = accounts.find(account => after[account] < 0)
  if (short) throw refuse("notEnough", { short: yuanText(fen(-after[short])), has: yuanText(before[short]) })
  return after
}

/** What is set aside for each project after an entry; refuses to take more than was set aside. */
export const earmarksAfter = (
  before: Readonly<Record<string, Fen>>,
  lines: readonly Line[],
): Readonly<Record<string, Fen>> => {
  const after = new Map(Object.entries(before))
  for (const { account, side, amount, project } of lines) {
    if (account !== "earmarked" || project === undefined) continue
    const next = (after.get(project) ?? 0) + (side === "debit" ? amount : -amount)
    if (next < 0) throw refuse("notSetAside")
    if (next === 0) after.delete(project)
    else after.set(project, fen(next))
  }
  return Object.fromEntries(after)
}

/** What the hash of an entry is made of. */
export interface Hashed {
  readonly fund: string
  readonly n: number
  readonly cause: string
  readonly kind: string
  readonly lines: readonly Line[]
  readonly after: Balances
  readonly at: string
  readonly words: string
  readonly as: string
  readonly previous: string
}

/** The head of a fund without entries. */
export const noHead = "0".repeat(64)

/** SHA-256 of an entry and of the hash before it, in hex: change, drop or reorder one and every later hash is another. */
export const hashOf = (entry: Hashed): string => {
  const { fund, n, cause, kind, lines, after, at, words, as, previous } = entry
  const plain = lines.map(({ account, side, amount, project = "" }) => [account, side, amount, project])
  const balances = accounts.map(account => after[account])
  return bytesToHex(
    sha256(utf8ToBytes(JSON.stringify([fund, n, cause, kind, plain, balances, at, words, as, previous]))),
  )
}

/** The number of the first entry that does not fit its hash or its place; undefined when the whole book is right. Takes all, by n. */
export const firstBreak = (book: readonly (Hashed & { readonly hash: string })[]): number | undefined => {
  let previous = noHead
  let balances: Balances = none
  for (const [place, entry] of book.entries()) {
    const expected = moved(balances, entry.lines)
    const fits =
      entry.n === place + 1 &&
      entry.previous === previous &&
      entry.hash === hashOf(entry) &&
      sideSum(entry.lines, "debit") === sideSum(entry.lines, "credit") &&
      accounts.every(account => expected[account] === entry.after[account])
    if (!fits) return place + 1
    previous = entry.hash
    balances = expected
  }
  return undefined
}

const zero = fen(0)
/** A fund that nothing has come into yet. */
export const none: Balances = {
  granted: zero,
  available: zero,
  earmarked: zero,
  committed: zero,
  paid: zero,
  returned: zero,
}
