import type { Actions, Ask } from "../../shared/ask.ts"
import { every } from "../../shared/store.ts"
import type { Id } from "../../shared/values/id.ts"
import { type Instant, later, second } from "../../shared/values/instant.ts"
import { marks } from "../casting/records.ts"
import { results } from "../closing/records.ts"
import { readFrozen, type Seen } from "../frozen.ts"
import { type Ground, openingOf } from "../opening/actions.ts"
import { seatOnRoll } from "../roll/actions.ts"
import { inFives, standing } from "../rules.ts"
import type { contract } from "./contract.ts"
import { named } from "./named/actions.ts"

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
  // In a named vote who has voted is no secret once it is counted, and nobody asks who has not.
  const open = opening.secrecy === "T0"
  return {
    seats: opening.seats,
    voted: result ? result.phone + result.paper : open ? all : inFives(all),
    exact: result !== undefined || open,
    groups: opening.groups
      .map(({ group, seats }) => ({ group, seats, voted: (open ? Number : inFives)(voted.get(group) ?? 0) }))
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
      const [{ shown }, mine] = [await shownOf(ask, vote), await mineOf(ask)]
      return { ...shown, ...(mine && { mine }) }
    },
    showSeated: async ask => {
      const { shown, result } = await shownOf(ask, ask.input.vote)
      if (!result) return shown
      const { id: _, ...frozen } = result
      return { ...shown, result: frozen }
    },
    named,
    turnout: async ask => turnout(ask, ask.input.vote),
  }
}

/** A vote as it is shown to anybody, and its result. */
const shownOf = async (ask: Seen & { readonly now: Instant }, vote: Id<"vote">) => {
  const { opening, end, void: reason } = await openingOf(ask.documents, vote)
  const result = await readFrozen(ask, results, vote)
  const { id: _, held = false, groups, roll: __, ...told } = opening
  const named = told.rule.kind === "by-groups" ? groups : []
  const stands = reason !== undefined ? "void" : result ? "counted" : standing(opening, end, ask.now)
  const shown = {
    ...told,
    vote,
    closes: end,
    now: ask.now,
    stands,
    ...(reason !== undefined && { void: reason }),
    held,
    groups: named.map(({ group, name = group, seats }) => ({ group, name, seats })),
  } as const
  return { shown, result }
}
