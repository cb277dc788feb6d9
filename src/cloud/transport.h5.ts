import { heardTime } from "./clock"
import { asReply, NoAnswer, type Reply } from "./reply"
import { session } from "./session"

// where the functions answer, as WEIYI_API named it at build time; the server that gave the page otherwise
const api = process.env.WEIYI_API

/** As long as the cloud may take for its slowest answer. */
const patience = 20_000

export const online = (): boolean => navigator.onLine

/** Calls `listener` whenever the network comes or goes; gives the way to stop. */
export const onNetwork = (listener: () => void): (() => void) => {
  window.addEventListener("online", listener)
  window.addEventListener("offline", listener)
  return () => {
    window.removeEventListener("online", listener)
    window.removeEventListener("offline", listener)
  }
}

/** A key that no other request will ever have: 128 random bits. */
export const newKey = async (): Promise<string> =>
  [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, "0")).join("")

/** Sends one call to the host. Gives the reply, yes or no; throws NoAnswer when there is none. */
export const send = async (feature: string, action: string, input: unknown, key?: string): Promise<Reply<unknown>> => {
  if (!online()) throw new NoAnswer(false)
  const token = session.token()
  const giveUp = new AbortController()
  const timer = setTimeout(() => giveUp.abort(), patience)
  try {
    const answer = await fetch(api ? `${api}/${feature}/${action}` : `/call/${feature}.${action}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(key ? { "idempotency-key": key } : {}),
      },
      body: JSON.stringify(input),
      signal: giveUp.signal,
    })
    heardTime(answer.headers.get("date"))
    return asReply(await answer.json())
  } catch (failure) {
    throw failure instanceof NoAnswer ? failure : new NoAnswer(true, failure)
  } finally {
    clearTimeout(timer)
  }
}
