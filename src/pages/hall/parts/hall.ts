import type { Value } from "../../../cloud/contracts"

/** The hall as the cloud tells it, and one motion of it. */
export type Hall = Value<"meetings.hall">
export type Motion = Hall["motions"][number]

/** How soon the screens that everybody looks at ask again, and a phone in a hand, in ms. */
export const onScreen = 1_000
export const inHand = 2_000

/** What a page's address says: which meeting, and whether it is a street's. */
export const addressOf = ({ meeting = "", at }: { meeting?: string; at?: string }) =>
  at === "street" ? { meeting, at: "street" as const } : { meeting }
export type Address = ReturnType<typeof addressOf>

/** The same in the address of another page. */
export const within = (at: string | undefined): string => (at === "street" ? "&at=street" : "")

/** The motion that stands on the screen: the latest, while its item is on. */
export const currentMotion = ({ motions, item }: Hall): Motion | undefined => {
  const last = motions.at(-1)
  return last && (last.item === item || last.state === "open" || last.state === "closing") ? last : undefined
}

/** The item that is on, and which one it is, counted from 1. */
export const currentItem = ({ agenda, item }: Hall) => {
  const place = agenda.findIndex(one => one.item === item)
  const on = agenda[place]
  return on && { ...on, n: place + 1 }
}

/** What a required group, or the quorum, still needs. */
export const missing = ({ figures }: Hall) =>
  figures.groups.flatMap(({ group, name, present, least }) =>
    present < least ? [{ group, name, missing: least - present }] : [],
  )

/** The ballot of a motion, for the seats I may vote for. */
export const ballotOf = (vote: string, at: string | undefined): string =>
  `/pages/votes/ballot?vote=${vote}${within(at)}`
