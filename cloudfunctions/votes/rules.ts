import { sha256 } from "@noble/hashes/sha2.js"
import { bytesToHex, concatBytes, hexToBytes } from "@noble/hashes/utils.js"
import { type Instant, later, second } from "../shared/values/instant.ts"
import { type Ballot, type BallotForm, checkedBallot, type Option } from "./counting/ballots.ts"

/** The longest a ballot may be under way inside a function (config.json: timeout 5 s), and a second more: then it is counted. */
export const settles = 6 * second

/** A vote's window [opens, closes), and its end where that is earlier. */
export interface Window {
  readonly opens: Instant
  readonly closes: Instant
}

/** When a vote ends: as planned, or earlier where it was ended by hand. */
export const endOf = (window: Window, end: { readonly at: Instant } | undefined): Instant =>
  end && end.at < window.closes ? end.at : window.closes

/** Where a vote stands at a moment of the server's clock; the window is half open. */
export const standing = (window: Window, end: Instant, now: Instant): "early" | "open" | "closed" =>
  now < window.opens ? "early" : now < end ? "open" : "closed"

/** The first moment at which a vote may be counted. */
export const countableFrom = (end: Instant): Instant => later(end, settles)

/**
 * Takes what a vote takes, its options, and a ballot; gives the ballot as it is stored: checked (see `checkedBallot`), and
 * where the order of a set says nothing, sorted, so that it cannot say who made it.
 */
export const plainBallot = (form: BallotForm, options: readonly Option[], ballot: Ballot): Ballot => {
  const checked = checkedBallot(form, options, ballot)
  if (checked.kind === "approval" || checked.kind === "knapsack")
    return { ...checked, options: [...checked.options].sort() }
  if (checked.kind === "points")
    return { ...checked, points: [...checked.points].sort((a, b) => (a.option < b.option ? -1 : 1)) }
  return checked
}

/** A ballot as one text, the same for the same ballot. */
export const ballotText = (ballot: Ballot): string => {
  switch (ballot.kind) {
    case "motion":
      return JSON.stringify([ballot.kind, ballot.choice, ...(ballot.option === undefined ? [] : [ballot.option])])
    case "choice":
      return JSON.stringify([ballot.kind, ballot.option])
    case "points":
      return JSON.stringify([ballot.kind, ...ballot.points.map(({ option, points }) => [option, points])])
    default:
      return JSON.stringify([ballot.kind, ...ballot.options])
  }
}

/** A ballot's text as bytes. Ids are plain ASCII, and WeChat's phones have no TextEncoder. */
const bytesOf = (text: string): Uint8Array => {
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < bytes.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code > 127) throw new RangeError("a ballot's text is ASCII")
    bytes[at] = code
  }
  return bytes
}

/** The receipt of a plain ballot: SHA-256(ballot ‖ nonce), in hex. The nonce is 32 hex digits that only the voter has. */
export const receiptOf = (ballot: Ballot, nonce: string): string =>
  bytesToHex(sha256(bytesOf(`${ballotText(ballot)}\n${nonce}`)))

/** A receipt as people compare it, "9F3A 21C7 04BE": its first 48 bits. */
export const receiptNumber = (receipt: string): string =>
  (receipt.slice(0, 12).toUpperCase().match(/.{4}/g) ?? []).join(" ")

/** A line of the board: a ballot under its receipt, with its group where the rule counts by groups. */
export interface BoardLine {
  readonly receipt: string
  readonly ballot: Ballot
  readonly group?: string | undefined
}

/** A line of the board as a leaf of its tree; a group, in whatever letters, is written as in an address. */
const leafOf = ({ receipt, ballot, group }: BoardLine): Uint8Array => {
  const text = group === undefined ? ballotText(ballot) : `${ballotText(ballot)}\n${encodeURIComponent(group)}`
  return sha256(concatBytes(Uint8Array.of(0), hexToBytes(receipt), bytesOf(text)))
}

/**
 * The Merkle root of the board, in hex. Takes its lines sorted by receipt. Leaves and knots are hashed apart (RFC 6962), a
 * line without a partner goes up as it is; an empty board has the hash of nothing.
 */
export const rootOf = (board: readonly BoardLine[]): string => {
  let level = board.map(leafOf)
  while (level.length > 1) {
    const up: Uint8Array[] = []
    for (let at = 0; at < level.length; at += 2) {
      const [left, right] = [level[at], level[at + 1]]
      if (left) up.push(right ? sha256(concatBytes(Uint8Array.of(1), left, right)) : left)
    }
    level = up
  }
  return bytesToHex(level[0] ?? sha256(new Uint8Array()))
}

/** The commitment to a seed of the lot (both hex). */
export const commitmentOf = (seed: string): string => bytesToHex(sha256(hexToBytes(seed)))

/** What is shown of a number of people while a secret vote is open: steps of five, rounded down, so that no single act is seen. */
export const inFives = (n: number): number => n - (n % 5)

/** At most so many ballots a seat: 5 in a minute, 50 in all. */
export const pace = { inAMinute: 5, inAll: 50, remembered: 12 } as const

/** Takes the moments of a seat's latest ballots, oldest first; gives the ms to wait before another one, 0 for none. */
export const waitOf = (moments: readonly Instant[], now: Instant): number => {
  const first = moments.at(-pace.inAMinute)
  if (first === undefined) return 0
  return Math.max(0, Date.parse(later(first, 60 * second)) - Date.parse(now))
}

/**
 * Whether what a chat heard was surely made before what stands. Against another moment of the chat it is exact: those of one
 * second are told apart by whoever heard them. Against our clock it is not, for a chat's counts seconds.
 */
export const isBefore = (
  heard: Instant,
  stands: { readonly heard?: Instant | undefined; readonly at?: Instant | undefined },
): boolean => (stands.heard ? heard < stands.heard : stands.at !== undefined && later(heard, second - 1) < stands.at)
