import { sameText } from "#cloud/shared/digest"
import type { Trouble } from "#cloud/shared/ports"
import type { HearTold, Receipt } from "#cloud/shared/receipt"
import { bodyMost, no, type Told } from "../wecom/callback.ts"
import { refOf } from "./wechat-codes.ts"

/**
 * What became of text messages, as Tencent Cloud brings it (短信下发状态通知): a JSON list of up to a hundred. It is not signed, so
 * the address itself is the secret; and it is about nothing but serial numbers that we were given, which nobody else knows. The
 * telephone number beside each is not read. Written from the public documentation; not tried with a live account.
 */

/** What arrives by it: the secret end of the address, and the body as it came. */
export interface TextAsked {
  readonly method: string
  readonly token: string
  readonly body: string
}

const taken: Told = { status: 200, body: JSON.stringify({ result: 0, errmsg: "OK" }) }
const statuses = new Set(["SUCCESS", "FAIL"])

/** Carriers have hundreds of codes; of most we say no more than that it was not delivered. */
const troubles: readonly (readonly [code: RegExp, trouble: Trouble])[] = [
  [/BLACK|UNSUBSCRI/i, "noConsent"],
  [/KEYWORD/i, "badContent"],
  [/^MK:0001$/, "noSuchPerson"],
]
const troubleOf = (code: unknown): Trouble =>
  troubles.find(([form]) => form.test(String(code).slice(0, 64)))?.[1] ?? "undelivered"

const receiptsIn = (text: string): Receipt[] | undefined => {
  let list: unknown
  try {
    list = JSON.parse(text)
  } catch {
    return undefined
  }
  if (!Array.isArray(list)) return undefined
  return list.flatMap(one => {
    const { sid, report_status: status, errmsg } = (one ?? {}) as Readonly<Record<string, unknown>>
    const ref = refOf(sid)
    if (ref === undefined || typeof status !== "string" || !statuses.has(status)) return []
    return [{ ref, ...(status === "FAIL" && { trouble: troubleOf(errmsg) }) }]
  })
}

/** The address as a pure function of its request. `token` is the secret end of it. */
export const textReceipts =
  ({ token, hear }: { readonly token: string; readonly hear: HearTold }) =>
  async (asked: TextAsked): Promise<Told> => {
    if (!sameText(asked.token, token)) return no(403)
    if (asked.method !== "POST") return no(405)
    if (Buffer.byteLength(asked.body) > bodyMost) return no(413)
    const receipts = receiptsIn(asked.body)
    if (!receipts) return no(400)
    await hear({ receipts, wishes: [] })
    return taken
  }
