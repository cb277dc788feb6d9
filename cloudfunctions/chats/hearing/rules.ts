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

/** Whether a vote can be answered on a card: a motion, or one or several of a few options. */
export const fitsCard = (form: BallotForm, options: number): boolean =>
  form.kind === "motion" || ((form.kind === "choice" || form.kind === "approval") && options < cardOptionsMost)

/** Takes a vote's form and what was tapped; gives the ballot, or undefined where nothing, or too much, was chosen. */
export const ballotOf = (form: BallotForm, picked: readonly string[]): Ballot | undefined => {
  if (form.kind === "approval") return { kind: "approval", options: [...new Set(picked)] }
  const [first, ...more] = picked
  if (first === undefined || more.length > 0) return undefined
  if (form.kind === "choice") return { kind: "choice", option: first === noneOf ? null : first }
  const choice = motionChoices.find(one => one === first)
  return form.kind === "motion" && choice ? { kind: "motion", choice } : undefined
}
