import { dayLong, hour, type Instant, later } from "../../shared/values/instant.ts"
import { type Credit, isReady } from "../credits/rules.ts"
import type { TemplateKey } from "../templates/rules.ts"
import { followersOf, type Told, weights } from "./forecasting/rules.ts"

/**
 * How consents are asked for and spent. One accept is one message and nobody gives many, so each goes where it counts: what
 * matters more to the person comes first, and nothing is spent on news that the person reads without it.
 */

/** What will be told: by which template, when, and how much it matters to those it is for, from 1 to 9. */
export interface Need {
  readonly template: TemplateKey
  readonly at: Instant
  readonly weight: number
  /** Of ten times, how often it comes; without it, it is certain. */
  readonly odds?: number
  /** What it follows on: whoever was told of it is who will be told. Without it, everybody. */
  readonly told?: readonly Told[]
}

/** What a notice weighs: by the fact it was made from; one written by hand is everyday news, unless it is about a meeting. */
export const weightOf = (fact: string | undefined, template: TemplateKey): number =>
  weights[fact?.split(":")[0] ?? ""] ?? (template === "meeting" ? 6 : 2)

/** As far as anybody can say what a community will want to tell. */
export const horizon = 45 * dayLong

/** Takes what has happened; gives what is still to come within the horizon, soonest first. Of a matter its newest fact counts. */
export const needsOf = (told: readonly Told[], now: Instant): Need[] => {
  const last = later(now, horizon)
  return followersOf(told)
    .flatMap(({ follower: { kind, template, from, after, odds }, matter }) => {
      const start = matter.newest.data[from]
      if (typeof start !== "string") return []
      const at = later(start as Instant, after)
      return at > now && at <= last ? [{ template, at, weight: weights[kind] ?? 1, odds, told: matter.told }] : []
    })
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

/**
 * Whether a need is this person's, by the audiences of what it follows on; undefined where they name places or roles, and only
 * what the person was told can say.
 */
export const isFor = ({ told }: Need, person: string): boolean | undefined => {
  const audiences = told?.map(({ audience }) => audience ?? { to: "community" as const }) ?? []
  if (audiences.length === 0 || audiences.some(({ to }) => to === "community")) return true
  if (audiences.some(one => one.to === "persons" && one.persons.some(named => named === person))) return true
  return audiences.every(({ to }) => to === "persons") ? false : undefined
}

/** What is certain. */
const certain = 10
/** What a need is worth waiting for: its weight by how likely it is. */
const worthOf = ({ weight, odds = certain }: Need): number => weight * odds
/** Whether a need is more likely to come than not. */
const isLikely = ({ odds = certain }: Need): boolean => 2 * odds >= certain

/**
 * Whether a message is worth one of so many consents: not when that many are still to come by the same template that are worth
 * more, each by its weight and how likely it is. `toCome`: of this person. What one at home has heard already comes after all
 * that is to come, and never takes the last.
 */
export const isWorth = (
  balance: number,
  { template, weight }: Pick<Need, "template" | "weight">,
  toCome: readonly Need[],
  heardAtHome = false,
): boolean => {
  const least = heardAtHome ? 0 : weight * certain
  const more = toCome.filter(need => need.template === template && worthOf(need) > least).length
  return more + (heardAtHome ? 1 : 0) < balance
}

/** How many messages of a template a person will probably be sent, by what is to come for them. */
export const likelyOf = (template: TemplateKey, toCome: readonly Need[]): number =>
  toCome.filter(need => need.template === template && isLikely(need)).length

/** The platform asks about three kinds of message a tap at most (2026: five; older phones still take three). */
export const askedAtOnce = 3

/** The kinds by what a community tells of them in a year, often and heavy first: what we expect, not a measurement. */
const usual: readonly TemplateKey[] = ["meeting", "vote", "news", "result"]

/**
 * Which consents to ask a person for at a moment that suits (after a ballot, after an answer): those that what is to come
 * needs most and the person has not got, the heaviest lack first; where nothing is lacking, what there is least of, and then
 * what is usually told. Never what the person has switched off, or has agreed to for good.
 */
export const toAsk = (
  credits: readonly (Pick<Credit, "balance" | "off" | "lasting"> & { readonly template: TemplateKey })[],
  toCome: readonly Need[],
  most = askedAtOnce,
): TemplateKey[] => {
  const standing = usual.map(template => {
    const { balance = 0, off = false, lasting = false } = credits.find(credit => credit.template === template) ?? {}
    const heaviest = toCome
      .filter(need => need.template === template)
      .map(worthOf)
      .sort((a, b) => b - a)
    const lack = heaviest.slice(balance).reduce((sum, worth) => sum + worth, 0)
    return { template, balance, settled: off || lasting, lack }
  })
  return standing
    .filter(({ settled }) => !settled)
    .sort((a, b) => b.lack - a.lack || a.balance - b.balance)
    .slice(0, most)
    .map(({ template }) => template)
}

/**
 * What one tap asks the phone for, at a moment that is about one kind: that kind first, then the `others` the moment also
 * asks for. Only what the platform has a template for; nothing at all where the moment's own kind has none.
 */
export const askedAbout = (
  about: TemplateKey,
  others: readonly TemplateKey[],
  isKnown: (template: TemplateKey) => boolean,
): TemplateKey[] =>
  isKnown(about)
    ? [about, ...others.filter(template => template !== about && isKnown(template))].slice(0, askedAtOnce)
    : []

/** What one more tap asks for, of somebody who has agreed to some already: only what they lack. */
export const askedMore = (
  about: TemplateKey,
  others: readonly TemplateKey[],
  lacks: (template: TemplateKey) => boolean,
): TemplateKey[] => [about, ...others.filter(template => template !== about)].filter(lacks).slice(0, askedAtOnce)

/** How a person stands with a kind of message: `toCome` of it will probably be sent to them. */
export interface Standing extends Pick<Credit, "balance" | "off" | "lasting"> {
  readonly template: TemplateKey
  readonly toCome: number
  /** The platform's template is a long-term one. */
  readonly lasts?: boolean
}

/** One consent of a kind is never too many: what the calendar does not know yet will come too. */
const fewest = 1

/**
 * What a person is asked for at a moment that is about one kind: whoever has agreed to it already, for what they lack
 * (`askedMore`), having none of it, or being sent more of it than they have agreed to; others as `askedAbout` says. Only
 * one-time templates or only long-term ones, for the platform takes no mixture (20002). `standings`: of the kinds that it has
 * a template for.
 */
export const askedNow = (
  about: TemplateKey,
  others: readonly TemplateKey[],
  standings: readonly Standing[],
): TemplateKey[] => {
  const standingWith = (template: TemplateKey) => standings.find(one => one.template === template)
  const lacks = (template: TemplateKey): boolean => {
    const { off, lasting, balance, toCome } = standingWith(template) ?? { off: true, balance: 0, toCome: 0 }
    return !off && !lasting && balance < Math.max(fewest, toCome)
  }
  const own = standingWith(about)
  const [first, ...rest] =
    own && isReady(own)
      ? askedMore(about, others, lacks)
      : askedAbout(about, others, template => standingWith(template) !== undefined)
  const lasts = (template: TemplateKey): boolean => standingWith(template)?.lasts === true
  return first ? [first, ...rest.filter(template => lasts(template) === lasts(first))] : []
}

/** Whoever has read nothing by themselves for so long has lost the habit, for all that anybody knows. */
const habitHolds = 30 * dayLong

/** Whether a person reads by themselves, who last read a notice without a message at that moment, if ever. */
export const isReader = (bySelfAt: Instant | undefined, now: Instant): boolean =>
  bySelfAt !== undefined && later(bySelfAt, habitHolds) > now

/**
 * How long a message may wait for its reader to come by themselves (ms), so that it costs no consent: half a day what calls to
 * a vote or a meeting, a day what weighs less. Never what changes somebody's day, nor what tells of a moment (so many ms are
 * `left` until then) that would be less than a day away afterwards.
 */
export const patienceFor = (weight: number, reader: boolean, left = Number.POSITIVE_INFINITY): number => {
  if (weight >= 9 || !reader) return 0
  const patience = weight >= 7 ? 12 * hour : dayLong
  return left - patience >= dayLong ? patience : 0
}
