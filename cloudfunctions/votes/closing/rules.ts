import type { Figures } from "../counting/decision.ts"
import type { Tally } from "../counting/majority.ts"
import type { Unit } from "../counting/owners.ts"

/** What the frozen roll says of a seat, as far as a motion is decided by it. */
export interface RollSeat {
  readonly group?: string | undefined
  /** Whole 0.01 m². */
  readonly area?: number | undefined
  readonly present?: boolean | undefined
}

/** What one ballot said of a motion: of which group it is, and in a named vote of which seat. "blank" is an invalid slip. */
export interface Said {
  readonly group?: string | undefined
  readonly seat?: string | undefined
  readonly choice: "approve" | "oppose" | "abstain" | "blank"
  /** Which of several choices it approves. */
  readonly option?: string | undefined
}

const nothing: Tally = { eligible: 0, present: 0, cast: 0, approve: 0, oppose: 0, abstain: 0 }

/**
 * The figures of a motion. Takes the frozen roll, the groups that its rule names, the seats that cast (on whatever way)
 * and what the ballots said; present is whoever was there at the opening or has cast. Owners' parts need named ballots.
 */
export const figuresOf = (
  roll: ReadonlyMap<string, RollSeat>,
  groups: readonly string[],
  cast: ReadonlySet<string>,
  said: readonly Said[],
): Figures => {
  let whole = nothing
  const each = new Map<string, Tally>(groups.map(group => [group, nothing]))
  const add = (group: string | undefined, more: Partial<Tally>): void => {
    whole = plus(whole, more)
    if (group !== undefined) each.set(group, plus(each.get(group) ?? nothing, more))
  }
  for (const [seat, { group, present }] of roll) add(group, { eligible: 1, present: present || cast.has(seat) ? 1 : 0 })
  for (const { group, choice } of said) add(group, choice === "blank" ? { cast: 1 } : { cast: 1, [choice]: 1 })
  const choices = new Map(said.map(({ seat, choice }) => [seat, choice]))
  const units = [...roll].map(
    ([seat, { area = 0 }]): Unit => ({ area, owners: [seat], unsold: false, choice: choices.get(seat) }),
  )
  return { whole, groups: each, units }
}

const plus = (tally: Tally, more: Partial<Tally>): Tally => ({
  eligible: tally.eligible + (more.eligible ?? 0),
  present: tally.present + (more.present ?? 0),
  cast: tally.cast + (more.cast ?? 0),
  approve: tally.approve + (more.approve ?? 0),
  oppose: tally.oppose + (more.oppose ?? 0),
  abstain: tally.abstain + (more.abstain ?? 0),
})
