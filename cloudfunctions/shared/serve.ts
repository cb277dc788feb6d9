import * as z from "zod/mini"
import type { Actions, Ask } from "./ask.ts"
import type { Action, Contract } from "./contract.ts"
import { digest } from "./digest.ts"
import { noteDue } from "./due.ts"
import { type Fact, factId, facts, noteFact } from "./fact.ts"
import { aboutOf, isAct, note } from "./journal.ts"
import { countCall, mostOf } from "./often.ts"
import { parsed } from "./parse.ts"
import { admit, atStreet, type Caller } from "./policy.ts"
import type { Clock, Log, NewId, Subject, Whois } from "./ports.ts"
import { filled, Refusal } from "./refusal.ts"
import { bug, refuse } from "./refusals.ts"
import { changeOnce, keptReply, type Request, requestOf } from "./replies.ts"
import { communityScope, directoryScope, type Scope } from "./scope.ts"
import type { Documents, Store, Tx } from "./store.ts"
import type { Instant } from "./values/instant.ts"

/** A feature as it is served: its contract and its actions, which an index has given their ports. */
export interface Feature<C extends Contract = Contract> {
  readonly name: string
  readonly contract: C
  readonly actions: Actions<C>
}

/** Puts a feature's contract and actions together, checked against each other. */
export const feature = <C extends Contract>(name: string, contract: C, actions: Actions<C>): Feature => ({
  name,
  contract,
  actions: actions as Actions<Contract>,
})

/** What the world gives: the store, the clock, randomness, who is who, and where to log. */
export interface World {
  readonly store: Store
  readonly whois: Whois
  readonly now: Clock
  readonly newId: NewId
  readonly log: Log
  /** false: nobody is counted; for probing with more calls than any person makes. */
  readonly limited?: false
}

/** One call, as any of the three ways in brings it: HTTP, callFunction, a trigger. */
export interface Call {
  /** "votes.cast" */
  readonly action: string
  readonly input: unknown
  readonly key?: string
  /** From a caller adapter, never from the input. */
  readonly subject?: Subject
  readonly timer?: true
}

export type Reply =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false
      readonly code: string
      /** The sentence in Chinese, and the same in English. */
      readonly message: string
      readonly english: string
      readonly details: Readonly<Record<string, unknown>>
    }

export interface Served {
  readonly status: number
  readonly reply: Reply
  /** When it was answered, by the clock that decides; a page goes by it, however its phone is set. */
  readonly at?: Instant
}

const keyForm = /^[A-Za-z0-9_-]{16,64}$/

/** Takes features and the world; gives the one front door: who is it → may they → parse → run → reply. */
export const serve = (features: readonly Feature[], world: World) => {
  const known = new Map<
    string,
    { readonly spec: Action; readonly run: (ask: Ask<unknown, unknown>) => Promise<unknown> }
  >()
  for (const { name, contract, actions } of features) {
    for (const [word, spec] of Object.entries(contract)) {
      const run = actions[word]
      if (!run) throw new Error(`${name}.${word} has no action`)
      known.set(`${name}.${word}`, { spec, run: run as (ask: Ask<unknown, unknown>) => Promise<unknown> })
    }
  }

  /** What somebody asked may have been the end of their right to ask it (to hand over, say): a repeat has its answer still. */
  const answeredBefore = async (spec: Action, caller: Caller, call: Call) => {
    const input = spec.takes.safeParse(call.input ?? {})
    const repeats = spec.writes && spec.repeats === "reply" && caller.subject && keyForm.test(call.key ?? "")
    if (!repeats || !input.success) return undefined
    const request = requestOf(caller.subject ?? "", call.action, call.key ?? "", call.input)
    return keptReply(world.store.in(placeOf(spec, caller, input.data, request)), request)
  }

  const answer = async (call: Call): Promise<unknown> => {
    const found = known.get(call.action)
    if (!found) throw refuse("noSuchAction", { action: call.action.slice(0, 60) })
    const { spec, run } = found
    const caller = await whoIs(call, spec, world.whois)
    let by: object
    try {
      by = admit(spec.may, caller)
    } catch (refusal) {
      const before = await answeredBefore(spec, caller, call)
      if (before) return z.parse(spec.gives, before.reply)
      throw refusal
    }
    if (spec.writes && !caller.timer && !keyForm.test(call.key ?? "")) throw refuse("keyMissing")
    const input = parsed(spec.takes, call.input)
    const now = world.now()
    const key = call.key ?? `timer-${now}`
    const request = requestOf(caller.subject ?? "", call.action, key, call.input)
    const documents = world.store.in(placeOf(spec, caller, input, request))
    if (spec.writes && spec.repeats === "reply" && !caller.timer) {
      const kept = await keptReply(documents, request)
      if (kept) return kept.reply
    }
    const act = isAct(spec) &&
      caller.member && {
        who: caller.member.person,
        action: call.action,
        about: aboutOf(spec.takes, input),
        at: now,
      }
    const most = world.limited === false ? undefined : mostOf(spec)
    if (most && caller.subject) await countCall(world.store, caller.subject, call.action, most, now)
    const ask: Ask<unknown, unknown> = {
      input,
      by,
      now,
      store: world.store,
      documents,
      log: world.log,
      newId: world.newId,
      keyedId: name => digest(`${request.id}\n${name}`).slice(0, 26),
      request: { id: request.id, mac: request.mac },
      change: (step, tells = []) => changeAndTell(world.store, documents, request, now, spec, step, tells, act),
      due: (at, scope, what) => noteDue(world.store, call.action.split(".")[0] ?? "", { at, scope, what }),
    }
    return z.parse(spec.gives, await run(ask))
  }

  return async (call: Call): Promise<Served> => {
    const began = performance.now()
    const line = (status: number, more: Record<string, string>) => ({
      action: known.has(call.action) ? call.action : "unknown",
      status,
      ms: Math.round(performance.now() - began),
      ...more,
    })
    try {
      const value = await answer(call)
      world.log.info(line(200, {}))
      return { status: 200, reply: { ok: true, value }, at: world.now() }
    } catch (error) {
      if (error instanceof Refusal) {
        world.log.info(line(error.sentence.status, { code: error.code }))
        return { status: error.sentence.status, reply: refused(error), at: world.now() }
      }
      const number = world.newId().slice(0, 8)
      world.log.bug(line(500, { number }), error)
      return { status: 500, reply: broken(number), at: world.now() }
    }
  }
}

const whoIs = async (call: Call, { place }: Action, whois: Whois): Promise<Caller> => {
  if (call.timer) return { timer: true }
  if (!call.subject) return {}
  const member = await (place === "seated" ? whois(call.subject, "street") : whois(call.subject))
  const street = place === "seated" && (call.input as { readonly at?: unknown } | null | undefined)?.at === "street"
  return { subject: call.subject, ...(member && { member: street ? atStreet(member) : member }) }
}

const placeOf = (spec: Action, caller: Caller, input: unknown, request: Request): Scope => {
  if (spec.place === "named") {
    const named = (input as { readonly community?: unknown }).community
    if (typeof named === "string") return communityScope(named as Parameters<typeof communityScope>[0])
  }
  if ((spec.place === "own" || spec.place === "seated") && caller.member) return caller.member.scope
  return directoryScope(caller.subject ?? request.id)
}

const changeAndTell = async <T>(
  store: Store,
  documents: Documents,
  request: Request,
  now: Instant,
  spec: Action,
  step: (tx: Tx) => Promise<T>,
  tells: readonly Fact[],
  act: Parameters<typeof note>[1] | false | undefined,
): Promise<T> => {
  for (const fact of tells) await noteFact(store, documents.scope, fact)
  const whole = async (tx: Tx): Promise<T> => {
    const reply = await step(tx)
    for (const fact of tells) await tx.create(facts, factId(fact), fact)
    if (act) await note(tx, act)
    return reply
  }
  return spec.repeats === "reply" && spec.may !== "timer"
    ? changeOnce(documents, request, now, whole)
    : documents.change(whole)
}

/** A "no" as a reply. */
export const refused = (refusal: Refusal): Reply => ({
  ok: false,
  code: refusal.code,
  message: filled(refusal.sentence.zh, refusal.details),
  english: filled(refusal.sentence.en, refusal.details),
  details: refusal.details,
})

const broken = (number: string): Reply => ({
  ok: false,
  code: "house.bug",
  message: filled(bug.zh, { number }),
  english: filled(bug.en, { number }),
  details: { number },
})
