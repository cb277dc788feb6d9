import Taro from "@tarojs/taro"
import { useState } from "react"
import { clockOf, type Day, dayOf, isDay, startOf } from "#cloud/shared/values/day"
import type { Id } from "#cloud/shared/values/id"
import { hour, type Instant, minute } from "#cloud/shared/values/instant"
import { rightNow } from "../../../cloud/clock"
import type { Input, Value } from "../../../cloud/contracts"

type Content = Omit<Input<"notices.write">, "of">
export type Roles = Extract<Content["audience"], { to: "roles" }>["roles"]

/** What a clerk has filled in, as it stands on the page. */
export interface Draft {
  readonly title: string
  readonly text: string
  readonly day: string
  readonly clock: string
  readonly who?: string | undefined
  readonly place: string
  /** What has a time and a place is about a meeting: on its channels it looks like one. */
  readonly meeting?: boolean | undefined
  readonly to: "community" | "buildings" | "roles" | "body"
  readonly buildings: readonly string[]
  readonly roles: Roles
  readonly body: string
  readonly urgent: boolean
  readonly files: readonly { readonly file: string; readonly name: string }[]
  /** The draft in the cloud it belongs to, and the edition that was read. */
  readonly of?: { readonly notice: string; readonly edition: number } | undefined
}

export const blank: Draft = {
  title: "",
  text: "",
  day: "",
  clock: "",
  who: "",
  place: "",
  to: "community",
  buildings: [],
  roles: [],
  body: "",
  urgent: false,
  files: [],
}

/** Where a draft is kept on the device: each of the cloud's by itself, so that none is written over by another. */
const placeOf = (key: string): string => (key === "" ? "weiyi.notice" : `weiyi.notice.${key}`)

/**
 * What is being written: kept on the device until it has been sent. `key`: the draft of the cloud it belongs to, empty for a
 * new one; `from`: how it begins where the device has nothing of it.
 */
export const useDraft = (key: string, from: Draft = blank) => {
  const [kept] = useState(() => Taro.getStorageSync<Draft | "">(placeOf(key)) || undefined)
  const [draft, setDraft] = useState<Draft>(kept ?? from)
  const keep = (next: Draft): void => {
    setDraft(next)
    const place = placeOf(next.of?.notice ?? key)
    // Once it is in the cloud it is that draft, and the next notice begins empty.
    if (place !== placeOf(key)) Taro.removeStorageSync(placeOf(key))
    Taro.setStorageSync(place, next)
  }
  const forget = (notice?: string): void => {
    Taro.removeStorageSync(placeOf(key))
    if (notice !== undefined) Taro.removeStorageSync(placeOf(notice))
  }
  return {
    draft,
    /** It was begun on this device before, and never sent. */
    restored: kept !== undefined && (kept.title + kept.text).trim() !== "",
    change: (some: Partial<Draft>): void => keep({ ...draft, ...some }),
    forget,
    clear: (): void => {
      forget()
      setDraft(blank)
    },
  }
}

/** A draft of the cloud as the page shows it. An audience that this page cannot show is asked for again. */
export const draftOf = ({ notice, edition, audience, when, ...rest }: Value<"notices.draft">): Draft => ({
  ...blank,
  title: rest.title,
  text: rest.text,
  who: rest.who ?? "",
  place: rest.place ?? "",
  meeting: rest.template === "meeting",
  urgent: rest.urgent,
  files: rest.files ?? [],
  day: when ? dayOf(when) : "",
  clock: when ? clockOf(when) : "",
  to: audience.to === "community" || audience.to === "roles" || audience.to === "body" ? audience.to : "buildings",
  buildings: audience.to === "buildings" ? audience.buildings : [],
  roles: audience.to === "roles" ? audience.roles : [],
  body: audience.to === "body" ? audience.body : "",
  of: { notice, edition },
})

/** Another notice like one that was sent: its words and whom it was for, under a moment and with files of its own. */
export const likeOf = (sent: Value<"notices.draft">): Draft => ({
  ...draftOf(sent),
  day: "",
  clock: "",
  urgent: false,
  files: [],
  of: undefined,
})

/** The moment of the fields; undefined when they are empty, "wrong" when they are no moment to come. */
export const whenOf = ({ day, clock }: Draft, now: Instant): Instant | undefined | "wrong" => momentOf(day, clock, now)

/** The moment of a day and a clock as they were typed; undefined when both are empty, "wrong" when it is none to come. */
export const momentOf = (day: string, clock: string, now: Instant): Instant | undefined | "wrong" => {
  if (day === "" && clock === "") return undefined
  if (!isDay(day) || !/^\d{2}:\d{2}$/.test(clock)) return "wrong"
  const at = startOf(day as Day, Number(clock.slice(0, 2)) * hour + Number(clock.slice(3)) * minute)
  return at > now ? at : "wrong"
}

const audienceOf = ({ to, buildings, roles, body }: Draft): Content["audience"] | undefined => {
  if (to === "community") return { to }
  if (to === "body") return body ? { to, body: body as Id<"body"> } : undefined
  if (to === "roles") return roles.length > 0 ? { to, roles: [...roles] } : undefined
  return buildings.length > 0 ? { to, buildings: [...buildings] } : undefined
}

/** What stands in the fields, as it is sent; the names of the fields that are not right yet. */
export const contentOf = (
  draft: Draft,
  now: Instant = rightNow(),
): { readonly content?: Content; readonly wrong: readonly ("title" | "text" | "when" | "audience")[] } => {
  const title = draft.title.trim()
  const text = draft.text.trim()
  const who = draft.who?.trim()
  const where = draft.place.trim()
  const when = whenOf(draft, now)
  const audience = audienceOf(draft)
  if (!title || !text || when === "wrong" || !audience)
    return {
      wrong: [
        ...(title ? [] : ["title" as const]),
        ...(text ? [] : ["text" as const]),
        ...(when === "wrong" ? ["when" as const] : []),
        ...(audience ? [] : ["audience" as const]),
      ],
    }
  const template = draft.meeting && when && where ? "meeting" : "news"
  const files = (draft.files ?? []).map(({ file }) => file as Id<"file">)
  const more = {
    ...(who && { who }),
    ...(when && { when }),
    ...(where && { place: where }),
    ...(files.length > 0 && { files }),
  }
  return { wrong: [], content: { template, title, text, audience, urgent: draft.urgent, ...more } }
}
