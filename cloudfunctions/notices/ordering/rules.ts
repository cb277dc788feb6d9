import { type Channel, channels } from "../templates/rules.ts"

/**
 * The order in which channels are tried where a community has not chosen: a consent first, then what the person has linked.
 * Text messages cost money each: off until somebody turns them on.
 */
export const usualOrder: readonly Channel[] = ["wechat", "account", "wecom"]

/** Text messages carry what weighs this much (a vote, a meeting), and emergencies; the rest is not worth one. */
export const textsFrom = 6

/** What a chain is made for. */
export interface Weighed {
  readonly urgent: boolean
  readonly weight: number
}

/**
 * Takes the channels that the deployment has, the community's order where it has one, and a notice; gives the channels it
 * tries, in order. A channel that is not connected any more is passed over.
 */
export const chainFor = (
  connected: readonly Channel[],
  chosen: readonly Channel[] | undefined,
  { urgent, weight }: Weighed,
): Channel[] =>
  (chosen ?? usualOrder).filter(
    channel => connected.includes(channel) && (channel !== "sms" || urgent || weight >= textsFrom),
  )

/** The channels of a community as its staff see them: those in use, in order, then the others that are connected. */
export const standingOrder = (connected: readonly Channel[], chosen: readonly Channel[] | undefined): Channel[] => {
  const used = (chosen ?? usualOrder).filter(channel => connected.includes(channel))
  return [...used, ...channels.filter(channel => connected.includes(channel) && !used.includes(channel))]
}
