import { callerNow } from "#cloud/adapters/caller/wechat"
import { cloudFiles } from "#cloud/adapters/files/select"
import { consoleLog } from "#cloud/adapters/log/console"
import { randomId } from "#cloud/adapters/random-id"
import { cloudStore } from "#cloud/adapters/store/select"
import type { Clock, Files, Log, NewId, Whois } from "#cloud/shared/ports"
import { type Feature, type Reply, serve } from "#cloud/shared/serve"
import type { Store } from "#cloud/shared/store"
import { instantOf } from "#cloud/shared/values/instant"

/** What a function has of the world. */
export interface Outside {
  readonly store: Store
  readonly files: Files
  readonly now: Clock
  readonly newId: NewId
  readonly log: Log
}

/** Puts a feature together, and says who knows who is who. */
export type Assemble = (outside: Outside) => { readonly feature: Feature; readonly whois: Whois }

/**
 * A feature as a function of WeChat cloud, called with `{ action, input, key }`; gives the reply that HTTP gives too. A
 * trigger runs the feature's timer actions. Assembled at the first call, and kept for the next ones.
 */
export const cloudFunction = (assemble: Assemble) => {
  let opened: ReturnType<typeof open> | undefined
  return (event: unknown): Promise<Reply> => {
    const caller = callerNow()
    opened ??= open(assemble)
    const { name, timers, door } = opened
    if ("timer" in caller) return inTurn(timers.map(action => () => door({ action, input: {}, ...caller })))
    const { action, input, key } = asked(event)
    return door({ action: `${name}.${action}`, input, ...(key !== undefined && { key }), ...caller }).then(
      served => served.reply,
    )
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
  const { feature, whois } = assemble(outside)
  const words = Object.keys(feature.contract).filter(word => feature.contract[word]?.may === "timer")
  return {
    name: feature.name,
    timers: words.map(word => `${feature.name}.${word}`),
    door: serve([feature], { ...outside, whois }),
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
