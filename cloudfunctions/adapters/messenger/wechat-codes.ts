import type { Delivered, Outgoing, Subject, Trouble } from "#cloud/shared/ports"

/** What WeChat answers, whatever was asked. */
export interface Answer {
  readonly errcode?: number
  readonly errmsg?: string
  /** What it calls a message that it has taken. */
  readonly msgid?: unknown
}

/** What WeChat's codes mean to us (subscribeMessage.send, subscribe/bizsend, and the list of global return codes). */
const troubles: ReadonlyMap<number, Trouble> = new Map([
  [-1, "busy"],
  [43108, "busy"],
  [43101, "noConsent"],
  [43004, "noConsent"],
  [40003, "noSuchPerson"],
  [40037, "badTemplate"],
  [47003, "badContent"],
  [45168, "badContent"],
  [41030, "badPage"],
  [40165, "badPage"],
  [43107, "banned"],
  // The day's messages are used up: like a channel that is closed, it is left alone for a while and nobody's message fails for it.
  [45009, "banned"],
  [40001, "credentials"],
  [40013, "credentials"],
  [40014, "credentials"],
  [40125, "credentials"],
  [40164, "credentials"],
  [41001, "credentials"],
  [42001, "credentials"],
])
/** A token WeChat no longer takes: a fresh one helps. */
export const staleToken = new Set([40001, 40014, 42001])

/** What a platform calls a message: text as it came, or a number that is still whole; undefined for anything else. */
export const refOf = (said: unknown): string | undefined => {
  const text = typeof said === "number" && Number.isSafeInteger(said) ? String(said) : said
  return typeof text === "string" && /^[\w:.-]{1,64}$/.test(text) ? text : undefined
}

export const outcomeOf = ({ errcode = 0, msgid }: Answer): Delivered => {
  const ref = refOf(msgid)
  if (errcode === 0) return { sent: true, ...(ref !== undefined && { ref }) }
  return { sent: false, trouble: troubles.get(errcode) ?? "unknown", code: String(errcode) }
}

/** Troubles by which a platform says afterwards why it did not bring a message; of all others we know no more than that. */
const told: ReadonlySet<Trouble> = new Set<Trouble>(["noConsent", "noSuchPerson", "badContent"])

/** Why a message that had been taken was not brought, by the code of its receipt. */
export const laterTrouble = (code: number): Trouble => {
  const trouble = troubles.get(code)
  return trouble && told.has(trouble) ? trouble : "undelivered"
}

export const valuesOf = (fields: Outgoing["fields"]) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { value }]))

/** Which version of the mini-program a tap opens. */
export type Opens = "developer" | "trial" | "formal"

/** Openids are the subjects of the mini-program ("wx:<openid>"). */
export const openidOfSubject = (subject: Subject): string | undefined =>
  subject.startsWith("wx:") ? subject.slice("wx:".length) : undefined
