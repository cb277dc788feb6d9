import { randomBytes } from "node:crypto"
import { setTimeout as pause } from "node:timers/promises"
import type { PushFaults } from "../wechat/pushing.ts"
import { answerWithin, type Delivery, inOrder } from "../wecom/delivering.ts"

/** What became of one message. */
export interface Receipt {
  readonly number: string
  readonly sid: string
  readonly arrived: boolean
  /** ms since 1970. */
  readonly at: number
}

/** Documented: a push that failed is repeated twice. */
const triedInAll = 3

/** In China, to the second, as it stands in a receipt. */
const momentOf = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace("T", " ")

/** Receipts as the simulated Tencent Cloud brings them: a list as JSON, signed by nobody, to the address that was set. */
export const openReceipts = (us: () => string) => {
  const secret = randomBytes(24).toString("hex")
  const faults: PushFaults = { slow: 0, lost: "none", twice: false, identical: true, overtaken: false, gone: false }
  const underWay = new Set<Promise<unknown>>()

  const once = async (body: string): Promise<Delivery["status"]> => {
    if (faults.slow > 0) await pause(faults.slow)
    try {
      const response = await fetch(`${us()}/texts/receipts/${secret}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body,
        signal: AbortSignal.timeout(answerWithin),
      })
      await response.text()
      return faults.lost === "none" ? response.status : faults.lost === "502" ? 502 : "no answer"
    } catch {
      return "no answer"
    }
  }
  const bring = inOrder(faults, async body => {
    for (let tries = 1; ; tries += 1) {
      const status = await once(body)
      if (status === 200 || tries === triedInAll) return { status, ms: 0, tries }
    }
  })

  return {
    secret,
    faults,
    /** When what has left has been answered. */
    answered: async (): Promise<void> => {
      while (underWay.size > 0 && !faults.overtaken) await Promise.all(underWay)
    },
    /** Brings it, by itself. */
    tell: ({ number, sid, arrived, at }: Receipt): void => {
      if (faults.gone) return
      const [report_status, errmsg] = arrived ? ["SUCCESS", "DELIVRD"] : ["FAIL", "UNDELIV"]
      const about = { user_receive_time: momentOf(at), nationcode: "86", mobile: number, report_status, errmsg }
      const description = arrived ? "用户短信送达成功" : "用户关机或停机"
      const way = bring(JSON.stringify([{ ...about, description, sid }])).finally(() => underWay.delete(way))
      underWay.add(way)
    },
  }
}
