import { randomBytes } from "node:crypto"
import { setTimeout as pause } from "node:timers/promises"
import type { Reply } from "#cloud/shared/serve"
import { CommandFailed } from "../command.ts"

/** Calls an action of a running host over HTTP, as a browser would, signed in by a session's token. Gives the value. */
export type Ask = <Value>(token: string, action: string, input: unknown) => Promise<Value>

/** A host that is asked too often is asked again when it says; any other "no" ends the command with its sentence. */
export const asking = (url: string): Ask => {
  const ask: Ask = async (token, action, input) => {
    const key = randomBytes(16).toString("hex")
    for (;;) {
      const response = await fetch(`${url}/call/${action}`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${token}`, "idempotency-key": key },
        body: JSON.stringify(input),
      })
      const reply = (await response.json()) as Reply
      if (reply.ok) return reply.value as never
      if (response.status !== 429 && response.status !== 503)
        throw new CommandFailed(`${action}：${reply.message}`, reply.english)
      await pause(1000 * Number(reply.details.seconds ?? 1))
    }
  }
  return ask
}

/** A host that is not there is said in words. */
export const reached = async <T>(url: string, call: () => Promise<T>): Promise<T> => {
  try {
    return await call()
  } catch (error) {
    if (error instanceof TypeError)
      throw new CommandFailed(`连不上 ${url}，请先 npm start`, `nothing answers at ${url}`)
    throw error
  }
}
