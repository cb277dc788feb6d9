import type { Delivered, Outgoing, Subject, Trouble } from "#cloud/shared/ports"

/** What WeChat answers, whatever was asked. */
export interface Answer {
  readonly errcode?: number
  readonly errmsg?: string
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

export const outcomeOf = ({ errcode = 0 }: Answer): Delivered =>
  errcode === 0 ? { sent: true } : { sent: false, trouble: troubles.get(errcode) ?? "unknown", code: String(errcode) }

export const valuesOf = (fields: Outgoing["fields"]) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { value }]))

/** Which version of the mini-program a tap opens. */
export type Opens = "developer" | "trial" | "formal"

/** Openids are the subjects of the mini-program ("wx:<openid>"). */
export const openidOfSubject = (subject: Subject): string | undefined =>
  subject.startsWith("wx:") ? subject.slice("wx:".length) : undefined
