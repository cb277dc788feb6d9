import { randomInt } from "node:crypto"
import { setTimeout as pause } from "node:timers/promises"
import { wecomCrypto } from "#cloud/adapters/wecom/crypto"
import { leafOf } from "#cloud/adapters/wecom/text"
import { instantOf, msOf } from "#cloud/shared/values/instant"
import { openWeChat, type Template } from "../wechat/platform.ts"
import { checksAddress } from "../wechat/pushing.ts"
import { answerWithin, type Delivery, type Faults, inOrder } from "../wecom/delivering.ts"
import { randomName } from "../wecom/memory.ts"

export interface AccountOptions {
  readonly now: () => number
  /** Where our callback is: the beginning of its address. */
  readonly us: () => string
  readonly templates: readonly Template[]
  readonly file?: string
  /** ms to wait for our answer; five seconds as documented, less in tests that lose answers. */
  readonly patience?: number
}

/** What was said in the account's chat on one phone. */
export interface Line {
  readonly from: "follower" | "account"
  readonly text: string
  readonly at: number
}

const leaf = (tag: string, value: string): string => `<${tag}><![CDATA[${value}]]></${tag}>`
const ours = "gh_simulated0000"
/** Documented: without an answer in five seconds the message is brought again, three times in all. */
const triedInAll = 3
/** What a follower then reads, in WeChat's own words. */
const outOfOrder = "该公众号提供的服务出现故障，请稍后再试"

/**
 * The simulated service account (服务号): its followers, notices on a long-term subscription (subscribe/bizsend), and what
 * followers write to it, brought to us signed and encrypted as documented for the safe mode. For demonstrations and tests only.
 */
export const openAccount = ({ now, us, templates, file, patience = answerWithin }: AccountOptions) => {
  if (process.env.NODE_ENV === "production") throw new Error("the simulated service account is refused in production")
  const appid = "wxsimulated000001"
  const secret = randomName(24)
  const token = randomName()
  const aesKey = randomName(36).slice(0, 43)
  const crypto = wecomCrypto({ token, aesKey, receiver: appid })
  const wechat = openWeChat({ appid, secret, templates, lasting: true, now, ...(file !== undefined && { file }) })
  const lines = new Map<string, Line[]>()
  let brought = 0
  const callFaults: Faults = { slow: 0, lost: "none", twice: false, identical: false, overtaken: false }
  const keep = (openid: string, line: Omit<Line, "at">): void => {
    lines.set(openid, [...(lines.get(openid) ?? []), { ...line, at: now() }])
  }
  const seconds = (): string => String(Math.floor(msOf(instantOf(now())) / 1000))

  /** What happened, as it leaves: encrypted and signed. */
  const sealed = (inside: string) => {
    const [timestamp, nonce] = [seconds(), String(randomInt(1, 2 ** 47))]
    const { signature, encrypt } = crypto.seal(inside, timestamp, nonce)
    const query = new URLSearchParams({ msg_signature: signature, timestamp, nonce, encrypt_type: "aes" })
    return { query, body: `<xml>${leaf("ToUserName", ours)}${leaf("Encrypt", encrypt)}</xml>` }
  }
  const once = async ({ query, body }: ReturnType<typeof sealed>): Promise<Omit<Delivery, "tries">> => {
    brought += 1
    if (callFaults.slow > 0) await pause(callFaults.slow)
    const began = performance.now()
    const took = () => Math.round(performance.now() - began)
    try {
      const response = await fetch(`${us()}/account/callback?${query}`, {
        method: "POST",
        body,
        signal: AbortSignal.timeout(patience),
      })
      const reply = await response.text()
      if (callFaults.lost === "silent") return { status: "no answer", ms: took() }
      if (callFaults.lost === "502") return { status: 502, ms: took() }
      return { status: response.status, ms: took(), reply: saidIn(reply) }
    } catch {
      return { status: "no answer", ms: took() }
    }
  }
  /** What the account answers in its reply; undefined where it says nothing, or not as WeChat would take it. */
  const saidIn = (reply: string): string | undefined => {
    const of = (tag: string) => leafOf(reply, tag) ?? ""
    const [encrypt, signature] = [of("Encrypt"), of("MsgSignature")]
    const opened = encrypt && crypto.open({ signature, timestamp: of("TimeStamp"), nonce: of("Nonce"), encrypt })
    return opened && "text" in opened ? leafOf(opened.text, "Content") : undefined
  }
  const bring = inOrder(callFaults, async inside => {
    let request = sealed(inside)
    for (let tries = 1; ; tries += 1) {
      if (tries > 1 && !callFaults.identical) request = sealed(inside)
      const went = await once(request)
      if (went.status === 200 || tries === triedInAll) return { ...went, tries }
    }
  })

  return {
    appid,
    secret,
    token,
    aesKey,
    wechat,
    lines: (openid: string): readonly Line[] => lines.get(openid) ?? [],

    /** What can be made to go wrong with what WeChat brings us. */
    callFaults,
    /** How often something has been brought to us, again and again counted. */
    brought: (): number => brought,

    /** A follower writes to the account; gives what the account answered, after it stands in the chat. */
    say: async (openid: string, name: string, text: string): Promise<string | undefined> => {
      wechat.opened(openid, name)
      keep(openid, { from: "follower", text })
      const inside = `<xml>${leaf("ToUserName", ours)}${leaf("FromUserName", openid)}<CreateTime>${seconds()}</CreateTime>${leaf("MsgType", "text")}${leaf("Content", text)}<MsgId>${randomInt(1, 2 ** 47)}</MsgId></xml>`
      const { status, reply } = await bring(inside)
      const said = status === 200 ? (reply as string | undefined) : outOfOrder
      if (said !== undefined) keep(openid, { from: "account", text: said })
      return said
    },

    /** The check of an address, when an administrator saves it. */
    verify: (): Promise<boolean> => checksAddress(`${us()}/account/callback`, token, now()),
    close: (): void => wechat.close(),
  }
}

export type ServiceAccountPlatform = ReturnType<typeof openAccount>
