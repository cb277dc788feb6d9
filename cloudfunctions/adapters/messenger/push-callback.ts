import type { Subject } from "#cloud/shared/ports"
import type { HearTold } from "#cloud/shared/receipt"
import { type Asked, bodyMost, checked, type Gate, no, type Told } from "../wecom/callback.ts"
import { checkedPlainly, echoed } from "./plain-signing.ts"
import { toldIn } from "./push-events.ts"

/**
 * Where WeChat pushes the mini-program's events (消息推送, data format JSON): in its safe mode signed and encrypted like the
 * service account's messages, for our appid; in its plain mode signed only. Written from the public documentation and run against
 * the host's simulated WeChat; not tried with a live account.
 */
export interface Push extends Omit<Gate, "crypto"> {
  /** Without it the account is set to the plain mode; with it nothing that is not encrypted is taken. */
  readonly crypto?: Gate["crypto"]
  readonly token: string
  readonly subjectOf: (openid: string) => Subject | undefined
  readonly hear: HearTold
}

/** What WeChat takes for an answer that says nothing. */
const taken: Told = { status: 200, body: "success" }

const encryptOf = (body: string): string | undefined => {
  try {
    const { Encrypt } = (JSON.parse(body) ?? {}) as { readonly Encrypt?: unknown }
    return typeof Encrypt === "string" ? Encrypt : undefined
  } catch {
    return undefined
  }
}

/** The address as a pure function of its request. What is about nothing of ours is taken, so that it is not sent again. */
export const pushCallback =
  ({ crypto, token, subjectOf, hear, ...gate }: Push) =>
  async (asked: Asked): Promise<Told> => {
    if (asked.method === "GET") return echoed(gate, token, asked.query)
    if (asked.method !== "POST") return no(405)
    if (Buffer.byteLength(asked.body) > bodyMost) return no(413)
    const work = async (text: string): Promise<Told> => {
      const told = toldIn(text, subjectOf)
      if (told) await hear(told)
      return taken
    }
    return crypto
      ? checked({ ...gate, crypto }, asked, encryptOf(asked.body), work)
      : checkedPlainly(gate, token, asked, work)
  }
