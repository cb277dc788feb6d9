import * as z from "zod/mini"
import type { Actions } from "#cloud/shared/ask"
import { type Contract, writes } from "#cloud/shared/contract"
import type { Subject } from "#cloud/shared/ports"
import { feature } from "#cloud/shared/serve"
import { fen } from "#cloud/shared/values/fen"
import { id } from "#cloud/shared/values/id"
import { type Instant, later } from "#cloud/shared/values/instant"
import {
  countVote,
  endEarly,
  freezeResult,
  openVote,
  type Plan,
  type Seat,
  stageVote,
  voidVote,
} from "#cloud/votes/actions"
import type { DecisionExplanation } from "#cloud/votes/counting/outcome"
import { deliberationCouncil } from "#cloud/votes/counting/rule"
import { collections, votes } from "#cloud/votes/index"
import { openHouse } from "../support/house.ts"
import { nonce } from "./booth.ts"

/** The one motion of a test, open from Monday 09:00 in China for two hours. */
export const motion = id<"vote">("m1")
export const opens = "2026-03-02T01:00:00.000Z" as Instant
export const closes = "2026-03-02T03:00:00.000Z" as Instant
export const countable = "2026-03-02T03:00:06.000Z" as Instant

export type Choice = "approve" | "oppose" | "abstain"
export const personOf = (n: number) => id<"person">(`p${n}`)
export const seatOf = (n: number) => id<"seat">(`s${n}`)
/** A seat held by person n. */
export const heldBy = (n: number, more: Partial<Seat> = {}): Seat => ({
  seat: seatOf(n),
  holders: [personOf(n)],
  ...more,
})

const says = { zh: "试", en: "test" }
const empty = z.strictObject({})
const act = writes({ may: ["staff"], says, takes: empty, gives: empty, example: { takes: {}, gives: {} } })
const contract = { open: act, count: act, end: act, void: act } as const satisfies Contract

type Told = Partial<Omit<Plan, "seats">> & { readonly seats: readonly Seat[] }

export const motionOf = (told: Told): Plan => ({
  vote: motion,
  title: "电梯",
  form: { kind: "motion" },
  options: [{ id: id<"option">("motion"), title: "3 号楼加装电梯", cost: fen(0) }],
  budget: fen(0),
  rule: deliberationCouncil,
  opens,
  closes,
  changeAllowed: true,
  ...told,
})

/** A house in which a council decides one motion, opened, ended, voided and counted as a meeting does it. */
export const openCouncil = (told: Told, newId?: () => string) => {
  const owner: Actions<typeof contract> = {
    open: async ask => {
      const staged = await stageVote(newId ? { ...ask, newId } : ask, motionOf(told))
      return ask.change(async tx => {
        await openVote(tx, staged)
        return {}
      })
    },
    count: async ask => {
      const counted = await countVote(ask, motion)
      return ask.change(async tx => {
        await freezeResult(tx, counted)
        return {}
      })
    },
    end: ask =>
      ask.change(async tx => {
        await endEarly(tx, motion, { at: later(ask.now, 2000), now: ask.now, reason: "closed by the chair" })
        return {}
      }),
    void: ask =>
      ask.change(async tx => {
        await voidVote(tx, motion, "到场人数不足", ask.now)
        return {}
      }),
  }
  const house = openHouse(() => [votes(), feature("owner", contract, owner)], collections)
  const staff = house.person("staff", { roles: ["staff"] })
  const known = new Map<number, Subject>()
  /** Person n, a member of the community without a household. */
  const person = (n: number): Subject => {
    const before = known.get(n) ?? house.person(personOf(n))
    known.set(n, before)
    return before
  }
  let bits = 0
  const ballotOf = (choice: Choice, seat?: string) => {
    bits += 1
    return { vote: motion, ballot: { kind: "motion", choice }, nonce: nonce(bits), ...(seat !== undefined && { seat }) }
  }
  return {
    ...house,
    staff,
    by: person,
    ballotOf,
    cast: (n: number, choice: Choice, seat?: string) =>
      house.ask<{ seat: string; receipt: string; closes: string }>(person(n), "votes.castSeat", ballotOf(choice, seat)),
    refused: (n: number, choice: Choice, seat?: string) =>
      house.refusal(person(n), "votes.castSeat", ballotOf(choice, seat)),
    seats: async (n: number) =>
      (await house.ask<{ seats: MySeat[] }>(person(n), "votes.mySeats", { vote: motion })).seats,
    open: () => house.ask(staff, "owner.open"),
    end: () => house.ask(staff, "owner.end"),
    void: () => house.ask(staff, "owner.void"),
    count: () => house.ask(staff, "owner.count"),
    /** Lets the vote end, counts it and gives what it came to. */
    decision: async () => {
      house.at(countable)
      await house.ask(staff, "owner.count")
      const { result } = await house.ask<{ result: Decided }>(person(0), "votes.showSeated", { vote: motion })
      return result
    },
    tick: () => house.ask<{ done: number }>("timer", "votes.tick"),
  }
}
export type Council = ReturnType<typeof openCouncil>

export interface MySeat {
  readonly seat: string
  readonly group?: string
  readonly as: "principal" | "proxy"
  readonly voted: boolean
  readonly receipt?: string
  readonly ballot?: { readonly kind: string; readonly choice?: Choice }
}

export interface Decided {
  readonly seats: number
  readonly phone: number
  readonly paper: number
  readonly invalid: number
  readonly counted: number
  readonly outcome: { readonly winners: readonly string[]; readonly explanation: DecisionExplanation }
}
