import type { Delivered, Messenger, Outgoing, Subject, Trouble } from "#cloud/shared/ports"

/**
 * WeChat's subscribe messages (`subscribeMessage.send`), in its two forms: over HTTP with an access token, and from
 * inside WeChat cloud without one. Written from the public documentation and run against the host's simulated WeChat;
 * not tried with a live account.
 */

interface Answer {
  readonly errcode?: number
  readonly errmsg?: string
}

/** What WeChat's codes mean to us (documentation of subscribeMessage.send and the list of global return codes). */
const troubles: ReadonlyMap<number, Trouble> = new Map([
  [-1, "busy"],
  [43108, "busy"],
  [43101, "noConsent"],
  [40003, "noSuchPerson"],
  [40037, "badTemplate"],
  [47003, "badContent"],
  [45168, "badContent"],
  [41030, "badPage"],
  [43107, "banned"],
  [40001, "credentials"],
  [40013, "credentials"],
  [40014, "credentials"],
  [40125, "credentials"],
  [41001, "credentials"],
  [42001, "credentials"],
])
/** A token WeChat no longer takes: a fresh one helps. */
const staleToken = new Set([40001, 40014, 42001])

const outcomeOf = ({ errcode = 0 }: Answer): Delivered =>
  errcode === 0 ? { sent: true } : { sent: false, trouble: troubles.get(errcode) ?? "unknown", code: String(errcode) }

/** Openids are the subjects of the mini-program ("wx:<openid>"). */
const openidOfSubject = (subject: Subject): string | undefined =>
  subject.startsWith("wx:") ? subject.slice("wx:".length) : undefined

const valuesOf = (fields: Outgoing["fields"]) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { value }]))

export interface HttpAccount {
  readonly appid: string
  readonly secret: string
  /** Where WeChat's server interfaces are. */
  readonly base?: string
  /** Which version of the mini-program a tap opens. */
  readonly opens?: "developer" | "trial" | "formal"
  readonly openidOf?: (subject: Subject) => string | undefined
  /** ms to wait for an answer. */
  readonly patience?: number
}

/** Sends over HTTPS. Keeps one access token until shortly before it ends, and takes a new one when WeChat refuses it. */
export const wechatOverHttp = (account: HttpAccount): Messenger => {
  const { base = "https://api.weixin.qq.com", opens = "formal", openidOf = openidOfSubject, patience = 5000 } = account
  let token: Promise<{ readonly text: string; readonly until: number } | Answer> | undefined

  const post = async (path: string, body: object): Promise<Answer & Readonly<Record<string, unknown>>> => {
    const response = await fetch(`${base}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(patience),
      redirect: "error",
    })
    if (!response.ok) throw new Error(`WeChat answered ${response.status}`)
    return (await response.json()) as Answer & Readonly<Record<string, unknown>>
  }

  const fetchToken = async () => {
    const { appid, secret } = account
    // The stable interface gives every process the same token; the older one would end the token of the others.
    const answer = await post("/cgi-bin/stable_token", { grant_type: "client_credential", appid, secret })
    const { access_token: text, expires_in: seconds } = answer
    if (typeof text !== "string" || typeof seconds !== "number") return answer
    return { text, until: Date.now() + (seconds - 300) * 1000 }
  }

  const currentToken = async () => {
    const known = await token?.catch(() => undefined)
    if (!known || !("until" in known) || known.until <= Date.now()) token = fetchToken()
    return token ?? fetchToken()
  }

  const sendOnce = async (message: object): Promise<Answer> => {
    const current = await currentToken()
    if (!("text" in current)) return current.errcode ? current : { errcode: 40001 }
    const answer = await post(
      `/cgi-bin/message/subscribe/send?access_token=${encodeURIComponent(current.text)}`,
      message,
    )
    if (staleToken.has(answer.errcode ?? 0)) token = undefined
    return answer
  }

  return {
    reaches: subject => openidOf(subject) !== undefined,
    send: async ({ to, template, fields, page }) => {
      const touser = openidOf(to)
      if (touser === undefined) return { sent: false, trouble: "noSuchPerson", code: "none" }
      const data = valuesOf(fields)
      const message = { touser, template_id: template, page, data, miniprogram_state: opens, lang: "zh_CN" }
      try {
        const answer = await sendOnce(message)
        return outcomeOf(staleToken.has(answer.errcode ?? 0) ? await sendOnce(message) : answer)
      } catch (error) {
        return unanswered(error)
      }
    },
  }
}

/** The connection was never made, so nothing can have arrived. */
const neverLeft = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"])

const unanswered = (error: unknown): Delivered => {
  const { cause } = (error ?? {}) as { readonly cause?: { readonly code?: unknown } }
  const code = typeof cause?.code === "string" ? cause.code : "none"
  return { sent: false, trouble: neverLeft.has(code) ? "busy" : "noAnswer", code }
}

/** The part of `wx-server-sdk` that sends; it throws what WeChat refuses, with its `errCode`. */
export interface CloudSdk {
  readonly openapi: {
    readonly subscribeMessage: {
      send(message: Readonly<Record<string, unknown>>): Promise<{ readonly errCode?: number }>
    }
  }
}

/** Loaded at the first message and only inside a function, where the package lies beside the bundle. */
const installed = (): CloudSdk => require("wx-server-sdk")

/** Sends from inside WeChat cloud: WeChat knows which mini-program is asking. */
export const wechatFromCloud = (
  sdk: () => CloudSdk = installed,
  opens: HttpAccount["opens"] = "formal",
): Messenger => ({
  reaches: subject => openidOfSubject(subject) !== undefined,
  send: async ({ to, template, fields, page }) => {
    const touser = openidOfSubject(to)
    if (touser === undefined) return { sent: false, trouble: "noSuchPerson", code: "none" }
    const data = valuesOf(fields)
    const message = { touser, templateId: template, page, data, miniprogramState: opens, lang: "zh_CN" }
    try {
      const { errCode = 0 } = await sdk().openapi.subscribeMessage.send(message)
      return outcomeOf({ errcode: errCode })
    } catch (error) {
      const code = Number((error as { readonly errCode?: unknown } | undefined)?.errCode)
      // Below zero are the cloud's own errors, but for -1, which is WeChat's "busy": nobody knows whether it arrived.
      return code > 0 || code === -1
        ? outcomeOf({ errcode: code })
        : { sent: false, trouble: "noAnswer", code: String(code) }
    }
  },
})
