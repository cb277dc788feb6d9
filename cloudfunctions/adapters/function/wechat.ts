import { callerNow } from "#cloud/adapters/caller/wechat"
import { cloudFiles } from "#cloud/adapters/files/select"
import { consoleLog } from "#cloud/adapters/log/console"
import { toldBy } from "#cloud/adapters/messenger/push-events"
import { randomId } from "#cloud/adapters/random-id"
import { cloudStore } from "#cloud/adapters/store/select"
import type { Clock, Files, Log, NewId, Subject, Whois } from "#cloud/shared/ports"
import type { HearTold } from "#cloud/shared/receipt"
import { Refusal } from "#cloud/shared/refusal"
import { refuse } from "#cloud/shared/refusals"
import { type Feature, type Reply, refused, serve } from "#cloud/shared/serve"
import type { Store } from "#cloud/shared/store"
import { type Instant, instantOf } from "#cloud/shared/values/instant"
import { type HttpAnswer, httpAnswer, httpCall, isHttp } from "./http.ts"

/** What a function has of the world. */
export interface Outside {
  readonly store: Store
  readonly files: Files
  readonly now: Clock
  readonly newId: NewId
  readonly log: Log
}

/** Whose session a bearer's token is. */
export type SubjectOfToken = (store: Store, token: string, now: Instant) => Promise<Subject | undefined>

/** Puts a feature together, and says who knows who is who. */
export type Assemble = (outside: Outside) => {
  readonly feature: Feature
  readonly whois: Whois
  /** Without it nobody who comes over HTTP is anybody. */
  readonly subjectOfSession?: SubjectOfToken
  /** Hears what WeChat pushes about subscribe messages; without it such an event is a call like any other, of an action nobody knows. */
  readonly hear?: HearTold
}

/**
 * A feature as a function of WeChat cloud, called with `{ action, input, key }`; gives the reply that HTTP gives too, and with it when it was given, which HTTP says in a header. A
 * trigger runs the feature's timer actions. Pages on WEIYI_PAGES (the staff desk, the hall screen) call over HTTP access,
 * signed in by a phone's scan. Assembled at the first call, and kept for the next ones.
 */
export const cloudFunction = (assemble: Assemble) => {
  let opened: ReturnType<typeof open> | undefined
  return (event: unknown): Promise<Reply | HttpAnswer | typeof taken> => {
    const { caller, pushed } = callerNow()
    opened ??= open(assemble)
    const { name, timers, door, hear } = opened
    const told = hear && pushed && toldBy(event, openid => `wx:${openid}` as Subject)
    if (told?.whose === pushed && told) return hear(told).then(() => taken)
    if (isHttp(event) && !("subject" in caller || "timer" in caller)) return overHttp(opened, event)
    if ("timer" in caller) return inTurn(timers.map(action => () => door({ action, input: {}, ...caller })))
    const { action, input, key } = asked(event)
    return door({ action: `${name}.${action}`, input, ...(key !== undefined && { key }), ...caller }).then(
      ({ reply, at }) => ({ ...reply, at }),
    )
  }
}

/** What WeChat takes for an answer to what it has pushed. */
const taken = "success"

type Opened = ReturnType<typeof open>

/** A browser's call: whoever holds the session that a phone has agreed to. */
const overHttp = async (
  { name, door, subjectOf }: Opened,
  event: Parameters<typeof httpCall>[0],
): Promise<HttpAnswer> => {
  const origin = process.env.WEIYI_PAGES || undefined
  try {
    const call = httpCall(event, origin)
    if ("statusCode" in call) return call
    const { action, input, key, token } = call
    const subject = token === undefined ? undefined : await subjectOf(token)
    const asking = {
      action: `${name}.${action}`,
      input,
      ...(key !== undefined && { key }),
      ...(subject && { subject }),
    }
    return httpAnswer(await door(asking), origin)
  } catch (error) {
    // The door answers for itself: what is left is a refusal of the request, or a store that is away for a look at a session.
    const no = error instanceof Refusal ? error : refuse("busy", { seconds: 2, retryAfter: 2 })
    return httpAnswer({ status: no.sentence.status, reply: refused(no) }, origin)
  }
}

const open = (assemble: Assemble) => {
  const outside: Outside = {
    store: cloudStore(),
    files: cloudFiles(),
    now: () => instantOf(Date.now()),
    newId: randomId,
    log: consoleLog,
  }
  const { feature, whois, subjectOfSession, hear } = assemble(outside)
  const words = Object.keys(feature.contract).filter(word => feature.contract[word]?.may === "timer")
  return {
    name: feature.name,
    hear,
    timers: words.map(word => `${feature.name}.${word}`),
    door: serve([feature], { ...outside, whois }),
    subjectOf: async (token: string) => subjectOfSession?.(outside.store, token, outside.now()),
  }
}

/** What came in, whatever it is: an action nobody knows is told so, as is a key of another form. */
const asked = (event: unknown): { readonly action: string; readonly input: unknown; readonly key?: string } => {
  const { action, input, key } = (event ?? {}) as Readonly<Record<string, unknown>>
  return {
    action: typeof action === "string" ? action : "",
    input,
    ...(typeof key === "string" && { key }),
  }
}

/** One after the other; gives the first refusal, or the last reply. */
const inTurn = async (runs: readonly (() => Promise<{ readonly reply: Reply }>)[]): Promise<Reply> => {
  let refused: Reply | undefined
  let last: Reply = { ok: true, value: {} }
  for (const run of runs) {
    last = (await run()).reply
    if (!last.ok) refused ??= last
  }
  return refused ?? last
}
