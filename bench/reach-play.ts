import { entered, isReady } from "#cloud/notices/credits/rules"
import { isOld, mostADay, quietUntil, tomorrowMorning } from "#cloud/notices/outbox/rules"
import { isReader, type Need, weightOf } from "#cloud/notices/planning/rules"
import type { TemplateKey } from "#cloud/notices/templates/rules"
import { dayOf } from "#cloud/shared/values/day"
import { type Figures, homesOf } from "./reach-figures.ts"
import { agenda, type Ledger, type Life, lifeOf, reachOf } from "./reach-lives.ts"
import { endOf, hourOf, leftUntil, momentOf, toComeAt } from "./reach-moments.ts"
import { heardWithin, hours, type Told, type Trace } from "./reach-traces.ts"

/** What nobody can know beforehand; only plans that are there to be compared with look at it. */
export interface Foresight {
  /** The kinds they would say yes to, where they are asked. */
  readonly agrees: readonly TemplateKey[]
  /** Whether they, or somebody they live with, come by themselves while the notice is news. */
  readonly comes: boolean
}

/** How consents are asked for and spent. All else is the same for every plan: quiet hours, three a day, nothing that was read. */
export interface Plan {
  /** After taking part, where the page speaks of `about`. */
  asks(
    about: TemplateKey,
    ledger: Ledger,
    toCome: readonly Need[],
    foresight: Pick<Foresight, "agrees">,
  ): readonly TemplateKey[]
  /** How many hours a message waits for its reader; so many ms are left until what it tells of, if it tells of a moment. */
  waits(told: Told, reader: boolean, left: number | undefined): number
  sends(
    ledger: Ledger,
    told: Told,
    toCome: readonly Need[],
    heardAtHome: boolean,
    foresight: Pick<Foresight, "comes">,
  ): boolean
  /** At any hour of the day, and any number a day. */
  readonly unbound?: true
}

/** A message that left the house: when, to whom, about which notice, and whether it was refused. */
export interface Sent {
  readonly hour: number
  readonly person: number
  readonly notice: number
  readonly refused: boolean
}

export interface Played {
  readonly sent: readonly Sent[]
  /** By household: of how many notices somebody heard in time, what these weigh, and those of them heard within a day. */
  readonly reached: readonly { readonly many: number; readonly weight: number; readonly soon: number }[]
  /** The books in the end, by person. */
  readonly ledgers: readonly Ledger[]
}

/**
 * Plays a plan on a trace, hour by hour: those who come read what is of the last 72 hours and take part, then notices go out,
 * then messages that may, of older notices first. Adds what happened to the figures.
 */
export const play = ({ told, people }: Trace, plan: Plan, figures: Figures): Played => {
  const lives = people.map(lifeOf)
  const homes = homesOf(lives, ({ person }) => person.household)
  const coming = agenda<Life>()
  const waiting = agenda<{ life: Life; n: number }>()
  const sent: Sent[] = []
  for (const life of lives) for (const hour of life.person.opens) coming.add(hour, life)
  let gone = 0

  const open = (life: Life, hour: number, toCome: () => Need[]): void => {
    for (const [n, one] of told.slice(0, gone).entries()) {
      if (hour - one.hour <= heardWithin && !life.read.has(n)) {
        life.read.add(n)
        life.heard[n] ??= hour
        if (!life.called.has(n)) life.bySelfAt = momentOf(hour)
      }
      if (!one.part || one.part.until <= hour || life.tookPart.has(n)) continue
      life.tookPart.add(n)
      // A phone whose messages are switched off asks nobody, and tells nobody.
      if (hour >= life.person.off) continue
      const agrees = life.person.agrees[n] ?? []
      for (const template of plan.asks(one.part.about, life.ledger, toCome(), { agrees })) {
        const yes = agrees.includes(template)
        life.ledger[template] = entered(life.ledger[template], yes ? "accept" : "reject")
        if (yes) life.real[template] += 1
      }
    }
  }

  const bring = (life: Life, n: number, hour: number, toCome: () => Need[]): void => {
    const one = told[n] as Told
    const { template } = one
    if ((endOf(one) ?? hour + 1) <= hour) return
    if (isOld(momentOf(one.hour), momentOf(hour)) || life.read.has(n)) return
    const day = dayOf(momentOf(hour))
    if (!plan.unbound && (life.days.get(day) ?? 0) >= mostADay) {
      waiting.add(hourOf(tomorrowMorning(momentOf(hour))), { life, n })
      return
    }
    const home = homes.get(life.person.household) ?? []
    const heardAtHome = home.some(({ heard }) => heard[n] !== undefined)
    const inTime = (at: number) => at > one.hour && at <= one.hour + heardWithin
    const comes = home.some(({ person }) => person.opens.some(inTime))
    if (!plan.sends(life.ledger, one, toCome(), heardAtHome, { comes })) return
    figures.sent += 1
    if (!isReady(life.ledger[template])) figures.onZero += 1
    else life.ledger[template] = entered(life.ledger[template], "spent")
    const off = hour >= life.person.off
    const refused = off || life.real[template] === 0
    sent.push({ hour, person: life.place, notice: n, refused })
    if (refused) {
      figures.refused += 1
      figures.switchedOff += off ? 1 : 0
      life.ledger[template] = entered(life.ledger[template], "refused")
      return
    }
    life.real[template] -= 1
    life.days.set(day, (life.days.get(day) ?? 0) + 1)
    const bySelf = life.person.opens.some(at => at > hour && inTime(at))
    if (bySelf || heardAtHome) figures.wasted += 1
    life.called.add(n)
    life.heard[n] ??= hour
    const delay = life.person.comes[n]
    if (delay !== undefined) coming.add(hour + delay, life)
  }

  for (let hour = 0; hour < hours; hour++) {
    let known: Need[] | undefined
    const toCome = () => {
      known ??= toComeAt(told, hour, gone)
      return known
    }
    for (const life of coming.at(hour)) open(life, hour, toCome)
    known = undefined
    for (; told[gone] && (told[gone] as Told).hour <= hour; gone++) {
      const one = told[gone] as Told
      const left = leftUntil(one)
      for (const life of lives)
        waiting.add(hour + plan.waits(one, isReader(life.bySelfAt, momentOf(hour)), left), { life, n: gone })
    }
    const due = [...waiting.at(hour)].sort((one, other) => one.n - other.n)
    if (due.length === 0) continue
    const quiet = plan.unbound ? undefined : quietUntil(momentOf(hour))
    for (const { life, n } of due)
      if (quiet) waiting.add(hourOf(quiet), { life, n })
      else bring(life, n, hour, toCome)
  }

  const reached = [...homes].sort(([one], [other]) => one - other).map(([, home]) => reachOf(told, home))
  for (const { many, weight, soon } of reached) {
    figures.asked += told.length
    figures.weight += told.reduce((sum, { kind, template }) => sum + weightOf(kind, template), 0)
    figures.reached += many
    figures.reachedWeight += weight
    figures.soonWeight += soon
  }
  return { sent, reached, ledgers: lives.map(({ ledger }) => ledger) }
}
