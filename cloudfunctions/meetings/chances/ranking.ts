import { needed } from "../../votes/counting/majority.ts"
import { compare } from "../../votes/counting/ratio.ts"
import { inTime, type Says, type Slot, slotId } from "../polls/rules.ts"
import { type Heard, heardOf, likelyOf, type Past, soonest } from "./likely.ts"
import { type Chance, chancesOf, thousandths, type Validity } from "./rules.ts"

/** A seat that counts, with what its holder (and the substitute, if there is one) says to each time. */
export interface Asked {
  readonly group: string
  readonly says: readonly Says[]
  /** How often it came to earlier meetings of the body. */
  readonly past?: Past | undefined
}

/** How many seats said what to one time. */
export type Heads = Readonly<Record<Heard, number>>

/** One time, with how likely a meeting then is valid, and why; probabilities in whole thousandths, rounded down. */
export interface Prospect {
  readonly slot: string
  readonly chance: number
  readonly heads: Heads
  /** Whether it could be valid at all if everybody came who has not said no. */
  readonly possible: boolean
  readonly quorum: { readonly needed: number; readonly of: number; readonly chance: number }
  /** The groups that must be there, the least likely first. */
  readonly groups: readonly {
    readonly group: string
    readonly least: number
    readonly of: number
    readonly chance: number
    /** How many of the group said yes or if needed. */
    readonly can: number
  }[]
}

const can = ({ yes, ifNeeded }: Heads): number => yes + ifNeeded

const headsOf = (all: readonly Heard[]): Heads => {
  const of = (heard: Heard): number => all.filter(one => one === heard).length
  return { yes: of("yes"), ifNeeded: of("ifNeeded"), no: of("no"), silent: of("silent") }
}

/** Whether seats of these groups, if they all come, make a valid meeting out of `eligible`. */
export const isPossible = (coming: readonly string[], eligible: number, { quorum, required }: Validity): boolean =>
  coming.length >= needed(eligible, quorum) &&
  required.every(({ group, least }) => coming.filter(one => one === group).length >= least)

const prospectOf = (slot: Slot, seats: readonly Asked[], validity: Validity): Prospect & { readonly exact: Chance } => {
  const id = slotId(slot)
  const heard = seats.map(({ group, says, past }) => {
    const what = soonest(says.map(one => heardOf(one, id)))
    return { group, what, chance: likelyOf(what, past) }
  })
  const { valid, quorum, groups } = chancesOf(heard, validity)
  const coming = heard.filter(({ what }) => what !== "no").map(({ group }) => group)
  const canOf = (group: string): number =>
    can(headsOf(heard.filter(one => one.group === group).map(({ what }) => what)))
  return {
    slot: id,
    exact: valid,
    chance: thousandths(valid),
    heads: headsOf(heard.map(({ what }) => what)),
    possible: isPossible(coming, seats.length, validity),
    quorum: { ...quorum, chance: thousandths(quorum.chance) },
    groups: [...groups]
      .sort((a, b) => compare(a.chance, b.chance))
      .map(group => ({ ...group, chance: thousandths(group.chance), can: canOf(group.group) })),
  }
}

/**
 * Times from best to worst: where a valid meeting is likelier, exactly; between equals where more can come, then where more
 * can come gladly, then the earlier. Takes the times, the seats that count (observers are not among them) and what makes
 * the meeting valid; gives every time once.
 */
export const prospects = (slots: readonly Slot[], seats: readonly Asked[], validity: Validity): readonly Prospect[] =>
  inTime(slots)
    .map(slot => prospectOf(slot, seats, validity))
    .sort((a, b) => compare(b.exact, a.exact) || can(b.heads) - can(a.heads) || b.heads.yes - a.heads.yes)
    .map(({ exact: _, ...prospect }) => prospect)
