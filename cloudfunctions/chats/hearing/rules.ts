import type { Ballot, BallotForm } from "../../votes/counting/ballots.ts"

/** What somebody asks of the house in a chat. */
export type Command =
  | { readonly word: "link" | "bind"; readonly code: string }
  | { readonly word: "vote"; readonly which: number }
  | { readonly word: "help" }

/** The words that ask for something, small letters, in every language. */
export type Asking = Readonly<Record<"link" | "bind" | "vote", readonly string[]>>

/** Takes what was said to the house, without its name, and the words; whatever it does not know is a call for help. */
export const commandOf = (text: string, asking: Asking): Command => {
  const plain = text.normalize("NFKC").trim().slice(0, 200).toLowerCase()
  const after = (word: keyof Asking): string | undefined => {
    const said = asking[word].find(one => plain.startsWith(one))
    return said === undefined ? undefined : plain.slice(said.length).trim()
  }
  const which = after("vote")
  if (which !== undefined && /^\d{0,2}$/.test(which)) return { word: "vote", which: Math.max(1, Number(which || 1)) }
  for (const word of ["link", "bind"] as const) {
    const code = after(word)
    if (code) return { word, code: code.slice(0, 40) }
  }
  return { word: "help" }
}

/** So many options fit a card. */
export const cardOptionsMost = 20

/** The choices of a motion, in the order they are shown. */
export const motionChoices = ["approve", "oppose", "abstain"] as const

/** A choice of nothing where one option is chosen. */
export const noneOf = "none"

/** What a card shows of an option, of a title, and of the line beside it, in characters: the fewest of any chat. */
const signs = { option: 11, title: 26, line: 30 } as const

/** An option as a card shows it. */
const cutOption = (title: string): string => {
  const all = [...title.trim()]
  return all.length <= signs.option ? all.join("") : all.slice(0, signs.option - 1).join("")
}

/** Whether a vote is a motion between several choices. */
export const isAmong = ({ form, options }: Pick<Asked, "form" | "options">): boolean =>
  form.kind === "motion" && options.length > 1

/** What is put to the vote, in all its words; of several choices what they answer, where the title is not all of it. */
export const wordsOf = (vote: Asked): string | undefined => {
  const [motion] = vote.options
  return isAmong(vote) ? vote.question : motion && (motion.details ?? motion.title)
}

/** A seat as one of those who may vote for it has it. */
export interface OwnSeat {
  readonly seat: string
  readonly group?: string | undefined
  readonly called?: string | undefined
  readonly as: "principal" | "proxy"
}

/** Somebody's seats in the order that their cards number them: first their own, then those they were given. */
export const inOrder = <Seat extends OwnSeat>(seats: readonly Seat[]): readonly Seat[] =>
  [...seats].sort((a, b) => (a.as === b.as ? (a.seat < b.seat ? -1 : 1) : a.as === "principal" ? -1 : 1))

/**
 * What a card calls one of somebody's seats: "2/3 · 商户 · 王记粮油", `given` behind it where it is not their own. Undefined for
 * who has just one: there is nothing to tell apart.
 */
export const seatText = (seats: readonly OwnSeat[], seat: OwnSeat, given: string): string | undefined => {
  if (seats.length < 2) return undefined
  const n = inOrder(seats).findIndex(one => one.seat === seat.seat) + 1
  const { group, called } = seat
  return [`${n}/${seats.length}`, group, called, seat.as === "proxy" ? given : ""].filter(Boolean).join(" · ")
}

/** What is asked in a vote. */
export interface Asked {
  readonly title: string
  readonly form: BallotForm
  readonly options: readonly { readonly title: string; readonly details?: string | undefined }[]
  readonly question?: string | undefined
  readonly changeAllowed: boolean
}

/**
 * Whether a vote can be answered on a card: a motion, or one or several of a few options that can be told apart there. A motion
 * that is decided by the first tap, or is between several choices, is confirmed, on a card that has room for one line and leads
 * nowhere: all that is asked must fit.
 */
export const fitsCard = (vote: Asked): boolean => {
  const { form, options, title, changeAllowed } = vote
  const fits = [...title].length <= signs.title && [...(wordsOf(vote) ?? "")].length <= signs.line
  const apart = new Set(options.map(one => cutOption(one.title))).size === options.length
  if (form.kind === "motion") return isAmong(vote) ? fits && apart : changeAllowed || fits
  if (form.kind !== "choice" && form.kind !== "approval") return false
  return options.length < cardOptionsMost && apart
}

/** Whether a choice of none is to be had: of several where none need be chosen, and of one. */
export const offersNone = (form: BallotForm): boolean =>
  form.kind === "choice" || (form.kind === "approval" && form.min === 0)

/**
 * Takes what is asked and what was tapped; gives the ballot, or undefined where nothing, or too much, was chosen. A choice of
 * none is tapped as such: what was sent off empty is a mistake more often than a wish.
 */
export const ballotOf = (
  { form, options }: Pick<Asked, "form" | "options">,
  picked: readonly string[],
): Ballot | undefined => {
  const [first, ...more] = new Set(picked)
  if (first === undefined) return undefined
  if (form.kind === "approval") {
    if (![first, ...more].includes(noneOf)) return { kind: "approval", options: [first, ...more] }
    return offersNone(form) && more.length === 0 ? { kind: "approval", options: [] } : undefined
  }
  if (more.length > 0) return undefined
  if (form.kind === "choice") return { kind: "choice", option: first === noneOf ? null : first }
  if (form.kind !== "motion") return undefined
  const choice = motionChoices.find(one => one === first)
  if (choice) return { kind: "motion", choice }
  return isAmong({ form, options }) ? { kind: "motion", choice: "approve", option: first } : undefined
}
