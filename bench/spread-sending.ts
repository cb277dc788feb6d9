import { randomId } from "#cloud/adapters/random-id"
import { type Instant, msOf } from "#cloud/shared/values/instant"

/** Writes and sends the notice as staff do; gives the moment its ten seconds are over, by performance.now. */
export const sendNotice = async (port: number, token: string, told: number, ahead: number): Promise<number> => {
  const ask = async <V>(action: string, input: object): Promise<V> => {
    const headers = {
      authorization: `Bearer ${token}`,
      "idempotency-key": randomId(),
      "content-type": "application/json",
    }
    const body = JSON.stringify(input)
    const response = await fetch(`http://127.0.0.1:${port}/call/notices.${action}`, { method: "POST", headers, body })
    const reply = (await response.json()) as { ok: boolean; value: V }
    if (!reply.ok) throw new Error(`${action}: ${JSON.stringify(reply)}`)
    return reply.value
  }
  const text = { title: "周四上午停水", text: "请提前接水。", template: "news", urgent: false }
  const written = await ask<object>("write", { ...text, audience: { to: "community" } })
  const { starts } = await ask<{ starts: Instant }>("send", { ...written, people: told })
  return performance.now() + (msOf(starts) - ahead - Date.now())
}
