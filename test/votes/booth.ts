import * as z from "zod/mini"
import type { Actions } from "#cloud/shared/ask"
import { type Contract, writes } from "#cloud/shared/contract"
import type { Subject } from "#cloud/shared/ports"
import { feature } from "#cloud/shared/serve"
import { fen } from "#cloud/shared/values/fen"
import { id } from "#cloud/shared/values/id"
import { type Instant, instant } from "#cloud/shared/values/instant"
import { countVote, endEarly, freezeResult, openVote, type Plan, stageVote } from "#cloud/votes/actions"
import { greedyRule } from "#cloud/votes/counting/rule"
import { collections, votes } from "#cloud/votes/index"
import { openHouse } from "../support/house.ts"

/** The one vote of a test, open from Monday 09:00 to Thursday 20:00 in China. */
export const vote = id<"vote">("v1")
export const opens = instant("2026-03-02T01:00:00.000Z")
export const closes = instant("2026-03-05T12:00:00.000Z")
export const countable = instant("2026-03-05T12:00:06.000Z")

/** A nonce for every number: what a phone would draw. */
export const nonce = (n: number): string => n.toString(16).padStart(32, "0")
export const seatOf = (n: number): string => `h${n}`

export const options = [
  { id: id<"option">("lights"), title: "Lights", cost: fen(300_000) },
  { id: id<"option">("bench"), title: "Bench", cost: fen(500_000) },
  { id: id<"option">("racks"), title: "Racks", cost: fen(400_000) },
]

export const planOf = (more: Partial<Plan> & { readonly households?: number } = {}): Plan => {
  const { households = 10, ...told } = more
  return {
    vote,
    title: "Spring",
    form: { kind: "approval", min: 0, max: 3 },
    options,
    budget: fen(1_000_000),
    rule: greedyRule,
    opens,
    closes,
    changeAllowed: true,
    seats: Array.from({ length: households }, (_, n) => ({ seat: id<"seat">(seatOf(n)), group: `b${n % 2}` })),
    ...told,
  }
}

const says = { zh: "试", en: "test" }
const empty = z.strictObject({})
const act = writes({ may: ["staff"], says, takes: empty, gives: empty, example: { takes: {}, gives: {} } })
const contract = { open: act, count: act, end: act } as const satisfies Contract

/** A house with votes in it, and a small feature that opens, ends and counts one, as projects does. */
export const openBooth = (more: Parameters<typeof planOf>[0] = {}, newId?: () => string) => {
  let endsAt: Instant | undefined
  const owner: Actions<typeof contract> = {
    open: async ask => {
      const staged = await stageVote(newId ? { ...ask, newId } : ask, planOf(more))
      return ask.change(async tx => {
        await openVote(tx, staged)
        return {}
      })
    },
    count: async ask => {
      const counted = await countVote(ask, vote)
      return ask.change(async tx => {
        await freezeResult(tx, counted)
        return {}
      })
    },
    end: ask =>
      ask.change(async tx => {
        await endEarly(tx, vote, { at: endsAt ?? ask.now, now: ask.now, reason: "test" })
        return {}
      }),
  }
  const house = openHouse(() => [votes(), feature("owner", contract, owner)], collections)
  const staff = house.person("staff", { roles: ["staff"] })
  const delegates = new Map<number, Subject>()
  /** The delegate of household n. */
  const delegate = (n: number): Subject => {
    const known = delegates.get(n) ?? house.person(`p${n}`, { household: seatOf(n) })
    delegates.set(n, known)
    return known
  }
  const ballotOf = (chosen: readonly string[], bits: number) => ({
    vote,
    ballot: { kind: "approval", options: chosen },
    nonce: nonce(bits),
  })
  return {
    ...house,
    staff,
    delegate,
    ballotOf,
    cast: (n: number, chosen: readonly string[], bits = n, key?: string) =>
      house.ask<{ receipt: string; rulesHash: string; closes: string; changeAllowed: boolean }>(
        delegate(n),
        "votes.cast",
        ballotOf(chosen, bits),
        key,
      ),
    refusedCast: (n: number, chosen: readonly string[], bits = n, key?: string) =>
      house.refusal(delegate(n), "votes.cast", ballotOf(chosen, bits), key),
    open: () => house.ask(staff, "owner.open"),
    count: () => house.ask(staff, "owner.count"),
    end: (at?: Instant) => {
      endsAt = at
      return house.ask(staff, "owner.end")
    },
    result: () => house.ask<ResultSeen>("nobody", "votes.result", { community: "home", vote }),
    tick: () => house.ask<{ done: number }>("timer", "votes.tick"),
  }
}

export interface ResultSeen {
  readonly phone: number
  readonly paper: number
  readonly invalid: number
  readonly counted: number
  readonly seats: number
  readonly root: string
  readonly seed: string
  readonly firsts: readonly string[]
  readonly outcome: { readonly winners: readonly string[]; readonly total: number }
}

export type Booth = ReturnType<typeof openBooth>
