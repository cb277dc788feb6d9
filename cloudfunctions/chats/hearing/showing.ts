import type { Card } from "../../shared/chat.ts"
import { filled } from "../../shared/refusal.ts"
import { clockOf, dayOf } from "../../shared/values/day.ts"
import type { Instant } from "../../shared/values/instant.ts"
import type { BallotForm } from "../../votes/counting/ballots.ts"
import { isAmong, motionChoices, noneOf, offersNone, wordsOf } from "./rules.ts"
import type { Words } from "./words.ts"

/** What a card shows of a vote. */
export interface Shown {
  readonly title: string
  readonly form: BallotForm
  readonly options: readonly { readonly id: string; readonly title: string; readonly details?: string | undefined }[]
  readonly question?: string | undefined
  readonly end: Instant
  readonly secrecy: "T0" | "T1"
  readonly rulesHash: string
  readonly changeAllowed: boolean
  readonly turnout: { readonly seats: number; readonly voted: number; readonly exact: boolean }
  readonly page: string
}

/** How many have taken part, never a step under five while that could show one ballot. */
const turnoutText = ({ seats, voted, exact }: Shown["turnout"], words: Words): string => {
  if (exact) return filled(words.turnout, { voted, seats })
  return voted === 0 ? filled(words.fewer, { seats }) : filled(words.atLeast, { voted, seats })
}

/** "11-30 20:00" in China: a card is read within days. */
const momentText = (at: Instant): string => `${dayOf(at).slice(5)} ${clockOf(at)}`

const facts = (vote: Shown, words: Words): Card["facts"] => [
  { name: words.until, value: momentText(vote.end) },
  { name: words.voted, value: turnoutText(vote.turnout, words) },
  { name: words.secrecy, value: vote.secrecy === "T0" ? words.named : words.secret },
  { name: words.rule, value: vote.rulesHash.slice(0, 8) },
]

const choose = (vote: Shown, words: Words): NonNullable<Card["choose"]> => {
  // A tap that counts for good is confirmed first.
  const confirm = vote.changeAllowed ? {} : { confirm: words.confirm }
  if (isAmong(vote)) {
    const choices = vote.options.map(({ id, title }) => ({ id, text: title }))
    const others = [
      { id: "oppose", text: words.noneOfThem },
      { id: "abstain", text: words.abstain },
    ]
    return { many: false, options: [...choices, ...others], confirm: words.confirm }
  }
  if (vote.form.kind === "motion")
    return { many: false, options: motionChoices.map(id => ({ id, text: words[id] })), ...confirm }
  const options = vote.options.map(({ id, title }) => ({ id, text: title }))
  const all = offersNone(vote.form) ? [...options, { id: noneOf, text: words.none }] : options
  if (vote.form.kind === "approval") return { many: true, options: all, confirm: words.confirm }
  return { many: false, options: all, ...confirm }
}

/** The same in the fewest signs. */
const turnoutBrief = ({ seats, voted, exact }: Shown["turnout"], words: Words): string =>
  filled(exact ? words.turnoutBrief : voted === 0 ? words.fewerBrief : words.atLeastBrief, { voted, seats })

/** The card of a vote as a group is shown it: the question in all its words, its frame and turnout, never how it stands. */
export const voteCard = (vote: Shown, task: string, words: Words, more = 0): Card => {
  const motion = vote.form.kind === "motion" ? wordsOf(vote) : undefined
  // What others there are comes first: a long motion is cut at its end.
  const others = more > 0 ? filled(words.more, { more }) : undefined
  const text = [others, motion !== vote.title ? motion : undefined].filter(Boolean).join(" ")
  return {
    task,
    from: words.from,
    title: vote.title,
    ...(text && { text }),
    whole: { name: words.whole, value: words.wholeAt },
    brief: motion ?? `${turnoutBrief(vote.turnout, words)} · ${words.until} ${momentText(vote.end)}`,
    facts: facts(vote, words),
    choose: choose(vote, words),
    page: vote.page,
  }
}

/** The same card for one of several seats: it says which, above and among its facts; as it is where `seat` is undefined. */
export const cardOf = (seat: string | undefined, card: Card, words: Words): Card =>
  seat === undefined
    ? card
    : { ...card, from: `${words.seat} ${seat}`, facts: [{ name: words.seat, value: seat }, ...card.facts] }

/** What whoever has voted sees in its place: that it is recorded and the receipt, never what was chosen; or `why` it is an older one. */
export const recordedCard = (
  vote: Shown,
  task: string,
  receipt: string | undefined,
  words: Words,
  why: string = vote.changeAllowed ? words.changeable : words.final,
): Card => ({
  task,
  from: words.from,
  title: `${words.recorded} · ${vote.title}`,
  text: why,
  brief: [turnoutBrief(vote.turnout, words), ...(receipt ? [`${words.receipt} ${receipt.slice(0, 8)}`] : [])].join(
    " · ",
  ),
  facts: [...(receipt ? [{ name: words.receipt, value: receipt.slice(0, 16) }] : []), ...facts(vote, words)],
  ...(vote.changeAllowed && { choose: choose(vote, words) }),
  page: vote.page,
})

/** Why a tap did not count, in words; where it may be tried again the choice stays. */
export const refusedCard = (
  why: { readonly title: string; readonly text: string; readonly page: string },
  task: string,
  words: Words,
  again?: Shown,
): Card => ({
  task,
  from: words.from,
  title: again ? `${why.title} · ${again.title}` : why.title,
  text: why.text,
  brief: why.text,
  facts: again ? facts(again, words) : [],
  ...(again && { choose: choose(again, words) }),
  page: why.page,
})
