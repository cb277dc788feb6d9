import { asked, json, nothingLeft } from "./asking.ts"
import { exactJson } from "./exact-json.ts"
import { type Answer, staleToken } from "./wechat-codes.ts"

/** WeChat's server interfaces over HTTPS, the same for a mini-program and for a service account. */

export interface Account {
  readonly appid: string
  readonly secret: string
  /** Where WeChat's server interfaces are. */
  readonly base?: string
  /** ms to wait for an answer. */
  readonly patience?: number
}

type Told = Answer & Readonly<Record<string, unknown>>

/**
 * Gives a way to ask WeChat's server; without a message it is a GET. Keeps one access token until shortly before it ends, and
 * takes a new one when WeChat refuses it, once a question. Throws when there is no answer.
 */
export const wechatServer = ({ appid, secret, base = "https://api.weixin.qq.com", patience = 5000 }: Account) => {
  let token: Promise<{ readonly text: string; readonly until: number } | Answer> | undefined

  const get = async (path: string): Promise<Told> => exactJson(await asked(`${base}${path}`, { patience })) as Told

  const post = async (path: string, body: object): Promise<Told> => {
    const answer = await asked(`${base}${path}`, { headers: json, body: JSON.stringify(body), patience })
    return exactJson(answer) as Told
  }

  const fetchToken = async () => {
    // The stable interface gives every process the same token; the older one would end the token of the others.
    const asking = { grant_type: "client_credential", appid, secret }
    const answer = await post("/cgi-bin/stable_token", asking).catch(nothingLeft)
    const { access_token: text, expires_in: seconds } = answer
    if (typeof text !== "string" || typeof seconds !== "number") return answer
    return { text, until: Date.now() + (seconds - 300) * 1000 }
  }

  const currentToken = async () => {
    const before = token
    const known = await before?.catch(() => undefined)
    const holds = known && "until" in known && known.until > Date.now()
    // Whoever comes first asks, for all that wait.
    if (!holds && token === before) token = fetchToken()
    return token ?? fetchToken()
  }

  const askOnce = async (path: string, message?: object): Promise<Told> => {
    const current = await currentToken()
    if (!("text" in current)) return current.errcode ? { ...current } : { errcode: 40001 }
    const at = `${path}${path.includes("?") ? "&" : "?"}access_token=${encodeURIComponent(current.text)}`
    const answer = await (message === undefined ? get(at) : post(at, message))
    if (staleToken.has(answer.errcode ?? 0)) token = undefined
    return answer
  }

  return async (path: string, message?: object): Promise<Told> => {
    const answer = await askOnce(path, message)
    return staleToken.has(answer.errcode ?? 0) ? askOnce(path, message) : answer
  }
}
