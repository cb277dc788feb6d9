import type { Receipt } from "../../shared/receipt.ts"
import type { Id } from "../../shared/values/id.ts"
import { type Instant, instantOf, msOf } from "../../shared/values/instant.ts"
import { type Channel, channels } from "../templates/rules.ts"

/** A receipt that came before the answer to its message was saved. */
export interface Early extends Pick<Receipt, "ref" | "trouble"> {
  readonly channel: Channel
  readonly person?: Id<"person">
  /** It is looked for until then. */
  readonly until: Instant
}

/** A receipt as the words of a due entry; `earlyIn` reads them. */
export const wordsOf = ({ channel, ref, trouble, person, until }: Early): string =>
  `receipt:${[msOf(until), channel, trouble ?? "", person ?? "", ref].join("|")}`

/** The receipt that stands in the words of a due entry, or undefined for other words. */
export const earlyIn = (what: string): Early | undefined => {
  const [until, channel, trouble, person, ref] = what.replace(/^receipt:/, "").split("|")
  const known = channels.find(one => one === channel)
  if (!known || !ref) return undefined
  return {
    channel: known,
    ref,
    until: instantOf(Number(until)),
    ...(trouble && { trouble: trouble as NonNullable<Receipt["trouble"]> }),
    ...(person && { person: person as Id<"person"> }),
  }
}
