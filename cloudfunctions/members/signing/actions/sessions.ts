import { digest } from "../../../shared/digest.ts"
import { noteDue } from "../../../shared/due.ts"
import type { NewId, Subject } from "../../../shared/ports.ts"
import { directoryScope, directoryShard } from "../../../shared/scope.ts"
import { every, type Store } from "../../../shared/store.ts"
import { dayLong, hour, type Instant, later, minute } from "../../../shared/values/instant.ts"
import { deskIdleHours, sessionIdleDays } from "../../rules.ts"
import { sessions } from "../records.ts"

export type SessionKind = "phone" | "desk"

/** The old token still works for so long after a new one was given, in case the answer with the new one was lost. */
const grace = 10 * minute

const idle = { phone: sessionIdleDays * dayLong, desk: deskIdleHours * hour }

/**
 * Signs an account in on one browser. Gives the token, which only that browser keeps: its directory shard and 130 random
 * bits; the store keeps its hash.
 */
export const startSession = async (
  store: Store,
  subject: Subject,
  now: Instant,
  newId: NewId,
  kind: SessionKind = "phone",
): Promise<string> => {
  const scope = directoryScope(subject)
  const token = `${scope.slice(-2)}.${newId()}`
  const until = later(now, idle[kind])
  const id = digest(token)
  await noteDue(store, "members", { at: until, scope, what: `session:${id}` })
  await store.in(scope).change(tx => tx.create(sessions, id, { subject, kind, seen: now, until }))
  return token
}

/** Whose session this token is, or undefined for none, an unknown or an ended one. Keeps a used session alive. */
export const subjectOfSession = async (store: Store, token: string, now: Instant): Promise<Subject | undefined> => {
  if (!/^[0-9a-f]{2}\.[0-9a-z]{20,64}$/.test(token)) return undefined
  const documents = store.in(directoryShard(token.slice(0, 2)))
  const session = await documents.read(sessions, digest(token))
  if (!session || session.until <= now) return undefined
  const until = later(now, idle[session.kind])
  // Written once a day (a desk: an hour) at most: a session must not cost a write a request.
  const unseen = session.kind === "desk" ? hour : dayLong
  if (session.until > later(now, 2 * grace) && later(session.seen, unseen) <= now)
    await documents.change(async tx => {
      const current = await tx.get(sessions, session.id)
      if (current && current.until > now) await tx.put(sessions, session.id, { ...current, seen: now, until })
    })
  return session.subject as Subject
}

/** A new token for the account's phone or browser; the tokens before it end in ten minutes. Desks stay signed in. */
export const renewSession = async (store: Store, subject: Subject, now: Instant, newId: NewId): Promise<string> => {
  const token = await startSession(store, subject, now, newId)
  const kept = digest(token)
  const soon = later(now, grace)
  const documents = store.in(directoryScope(subject))
  for await (const session of every(documents, sessions, { subject }))
    if (session.kind === "phone" && session.id !== kept && session.until > soon)
      await documents.change(async tx => {
        if (await tx.get(sessions, session.id)) await tx.put(sessions, session.id, { ...session, until: soon })
      })
  return token
}

/** Ends the session of this token if it is the account's, or all of the account's sessions. */
export const endSessions = async (store: Store, subject: Subject, token?: string): Promise<void> => {
  const documents = store.in(directoryScope(subject))
  const only = token === undefined ? undefined : digest(token)
  for await (const session of every(documents, sessions, { subject }))
    if (only === undefined || session.id === only) await documents.change(tx => tx.remove(sessions, session.id))
}
