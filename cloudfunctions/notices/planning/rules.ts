import { dayLong, hour, type Instant, later } from "../../shared/values/instant.ts"
import type { Credit } from "../credits/rules.ts"
import { type TemplateKey, templateKeys } from "../templates/rules.ts"

/**
 * How consents are asked for and spent. One accept is one message and nobody gives many, so each goes where it counts: what
 * matters more to the person comes first, and nothing is spent on news that the person reads without it.
 */

/** What will be told, or is: by which template, when, and how much it matters to those it is for, from 1 to 9. */
export interface Need {
  readonly template: TemplateKey
  readonly at: Instant
  readonly weight: number
}

/** How much a kind of fact matters: 9 changes what somebody does today, 7 and 8 are a vote and a
 * meeting, 5 and 6 when it will be, 4 what was decided, 2 good to know. */
const weights: Readonly<Record<string, number>> = {
  "meetings.moved": 9,
  "meetings.changed": 9,
  "meetings.cancelled": 9,
  "meetings.called": 7,
  "meetings.tomorrow": 7,
  "projects.votingOpened": 8,
  "projects.votingEnds": 7,
  "meetings.settled": 6,
  "meetings.pollEnds": 6,
  "meetings.pollOpened": 5,
  "projects.published": 4,
  "projects.roundOpened": 3,
}

/** What a notice weighs: by the fact it was made from; one written by hand is everyday news, unless it is about a meeting. */
export const weightOf = (fact: string | undefined, template: TemplateKey): number =>
  weights[fact?.split(":")[0] ?? ""] ?? (template === "meeting" ? 6 : 2)

interface Follower {
  readonly kind: string
  readonly template: TemplateKey
  /** The moment in the fact's data it is reckoned from, and how long after (ms; before when below zero). */
  readonly from: string
  readonly after: number
}

/** What usually follows on a fact: known the moment it happens. (A poll's last day is for the few who have not answered.) */
const followers: Readonly<Record<string, readonly Follower[]>> = {
  "projects.roundOpened": [
    { kind: "projects.votingOpened", template: "vote", from: "closes", after: 10 * dayLong },
    { kind: "projects.published", template: "result", from: "closes", after: 20 * dayLong },
  ],
  "projects.votingOpened": [
    { kind: "projects.votingEnds", template: "vote", from: "closes", after: -dayLong },
    { kind: "projects.published", template: "result", from: "closes", after: dayLong },
  ],
  "meetings.pollOpened": [
    { kind: "meetings.settled", template: "meeting", from: "closes", after: dayLong },
    { kind: "meetings.called", template: "meeting", from: "closes", after: 2 * dayLong },
  ],
  "meetings.settled": [{ kind: "meetings.tomorrow", template: "meeting", from: "when", after: -dayLong }],
  "meetings.called": [{ kind: "meetings.tomorrow", template: "meeting", from: "when", after: -dayLong }],
}

/** The kinds of fact that something follows on. */
export const followed = Object.keys(followers)

/** As far as anybody can say what a community will want to tell. */
export const horizon = 45 * dayLong

/** Takes what has happened (kind, and the moments in its data); gives what is still to come within the horizon, soonest first. */
export const needsOf = (
  told: readonly { readonly kind: string; readonly data: Readonly<Record<string, unknown>> }[],
  now: Instant,
): Need[] => {
  const last = later(now, horizon)
  return told
    .flatMap(({ kind, data }) =>
      (followers[kind] ?? []).flatMap(({ kind: next, template, from, after }) => {
        const start = data[from]
        if (typeof start !== "string") return []
        const at = later(start as Instant, after)
        return at > now && at <= last ? [{ template, at, weight: weights[next] ?? 1 }] : []
      }),
    )
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

/** Whether a message is worth one of so many consents: not when that many heavier ones are still to come by the same template. */
export const isWorth = (
  balance: number,
  message: Pick<Need, "template" | "weight">,
  toCome: readonly Need[],
): boolean =>
  toCome.filter(({ template, weight }) => template === message.template && weight > message.weight).length < balance

/** The platform asks about three kinds of message a tap at most (2026: five; older phones still take three). */
export const askedAtOnce = 3

/**
 * Which consents to ask a person for at a moment that suits (after a ballot, after an answer): those that what is to come
 * needs most and the person has not got, the heaviest lack first; where nothing is lacking, what there is least of. Never
 * what the person has switched off.
 */
export const toAsk = (
  credits: readonly (Pick<Credit, "balance" | "off"> & { readonly template: TemplateKey })[],
  toCome: readonly Need[],
  most = askedAtOnce,
): TemplateKey[] => {
  const standing = templateKeys.map(template => {
    const { balance = 0, off = false } = credits.find(credit => credit.template === template) ?? {}
    const heaviest = toCome
      .filter(need => need.template === template)
      .map(({ weight }) => weight)
      .sort((a, b) => b - a)
    const lack = heaviest.slice(balance).reduce((sum, weight) => sum + weight, 0)
    return { template, balance, off, lack }
  })
  return standing
    .filter(({ off }) => !off)
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

/**
 * How long a message may wait for its reader to come by themselves (ms). Whoever has read the last notices without one
 * usually does; news that weighs less may wait for them, what asks for a part or changes a day never does, nor what tells of a
 * moment (so many ms are `left` until then) that would be less than a day away afterwards.
 */
export const patienceFor = (weight: number, readBySelf: number, left = Number.POSITIVE_INFINITY): number => {
  if (weight >= 7 || readBySelf < 2) return 0
  const patience = weight >= 5 ? 12 * hour : dayLong
  return left - patience >= dayLong ? patience : 0
}
