import type { Actions, Ask } from "../../shared/ask.ts"
import { every } from "../../shared/store.ts"
import type { Id } from "../../shared/values/id.ts"
import { type Instant, later, second } from "../../shared/values/instant.ts"
import { marks } from "../casting/records.ts"
import { results } from "../closing/records.ts"
import { readFrozen } from "../frozen.ts"
import { type Ground, openingOf } from "../opening/actions.ts"
import type { Opening } from "../opening/records.ts"
import { seatOnRoll } from "../roll/actions.ts"
import { inFives, standing } from "../rules.ts"
import type { contract } from "./contract.ts"

/** How many have taken part, as it may be shown: see the action `turnout`. */
export interface Turnout {
  readonly seats: number
  readonly voted: number
  readonly exact: boolean
  readonly groups: { readonly group: string; readonly seats: number; readonly voted: number }[]
  readonly at: Instant
}

/** A turnout is looked up again after so many ms: a full hall asking at once is one look. */
const fresh = 10 * second

/** The figure of a vote, from its marks; while the result is not frozen, never a step under five. */
export const turnoutOf = async (ground: Ground, vote: Id<"vote">): Promise<Turnout> => {
  const { opening } = await openingOf(ground.documents, vote)
  const voted = new Map<string, number>()
  let all = 0
  for await (const { group } of every(ground.documents, marks, { vote })) {
    all += 1
    if (group !== undefined) voted.set(group, (voted.get(group) ?? 0) + 1)
  }
  const result = await readFrozen(ground, results, vote)
  return {
    seats: opening.seats,
    voted: result ? result.phone + result.paper : inFives(all),
    exact: result !== undefined,
    groups: opening.groups
      .map(({ group, seats }) => ({ group, seats, voted: inFives(voted.get(group) ?? 0) }))
      .filter(({ voted: shown }) => shown > 0),
    at: ground.now,
  }
}

/** What a process has looked up lately. */
const lately = () => {
  const known = new Map<string, Turnout>()
  return async (ground: Ground, vote: Id<"vote">): Promise<Turnout> => {
    const place = `${ground.documents.scope}|${vote}`
    const before = known.get(place)
    if (before && before.at <= ground.now && ground.now < later(before.at, fresh)) return before
    const now = await turnoutOf(ground, vote)
    if (known.size > 500) known.clear()
    known.set(place, now)
    return now
  }
}

type Visiting = Pick<
  Ask<
    { community: string; vote: Id<"vote"> },
    { member?: { community: string; household?: Id<"household">; delegate: boolean } }
  >,
  "input" | "by" | "documents" | "store"
>

/** What the caller's household is to the vote; undefined for strangers. */
const mineOf = async ({ input, by, documents, store }: Visiting) => {
  const household = by.member?.household
  if (!by.member || by.member.community !== input.community || !household) return undefined
  const [seat, mark] = await Promise.all([
    seatOnRoll({ documents, store }, input.vote, household),
    documents.read(marks, `${input.vote}:${household}`),
  ])
  return {
    onRoll: seat !== undefined,
    delegate: by.member.delegate,
    voted: mark !== undefined,
    ...(mark && { channel: mark.channel, day: mark.day }),
  }
}

export const showing = (): Actions<typeof contract> => {
  const turnout = lately()
  return {
    show: async ask => {
      const { vote } = ask.input
      const { opening, end } = await openingOf(ask.documents, vote)
      const result = await readFrozen(ask, results, vote)
      const mine = await mineOf(ask)
      return {
        ...told(opening),
        vote,
        closes: end,
        now: ask.now,
        stands: result ? "counted" : standing(opening, end, ask.now),
        ...(mine && { mine }),
      }
    },
    turnout: async ask => turnout(ask, ask.input.vote),
  }
}

const told = ({
  title,
  form,
  options,
  budget,
  rule,
  rulesHash,
  opens,
  changeAllowed,
  secrecy,
  seats,
  lot,
}: Opening) => ({
  title,
  form,
  options,
  budget,
  rule,
  rulesHash,
  opens,
  changeAllowed,
  secrecy,
  seats,
  lot,
})
