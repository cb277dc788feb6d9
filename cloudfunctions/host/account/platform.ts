import { createHash, randomInt } from "node:crypto"
import { wecomCrypto } from "#cloud/adapters/wecom/crypto"
import { leafOf } from "#cloud/adapters/wecom/text"
import { instantOf, msOf } from "#cloud/shared/values/instant"
import { openWeChat, type Template } from "../wechat/platform.ts"
import { randomName } from "../wecom/memory.ts"

export interface AccountOptions {
  readonly now: () => number
  /** Where our callback is: the beginning of its address. */
  readonly us: () => string
  readonly templates: readonly Template[]
  readonly file?: string
}

/** What was said in the account's chat on one phone. */
export interface Line {
  readonly from: "follower" | "account"
  readonly text: string
  readonly at: number
}

const ours = "gh_simulated0000"
const answerWithin = 5_000

/**
 * The simulated service account (服务号): its followers, notices on a long-term subscription (subscribe/bizsend), and what
 * followers write to it, brought to us signed and encrypted as documented for the safe mode. For demonstrations and tests only.
 */
export const openAccount = ({ now, us, templates, file }: AccountOptions) => {
  if (process.env.NODE_ENV === "production") throw new Error("the simulated service account is refused in production")
  const appid = "wxsimulated000001"
  const secret = randomName(24)
  const token = randomName()
  const aesKey = randomName(36).slice(0, 43)
  const crypto = wecomCrypto({ token, aesKey, receiver: appid })
  const wechat = openWeChat({ appid, secret, templates, lasting: true, now, ...(file !== undefined && { file }) })
  const lines = new Map<string, Line[]>()
  const keep = (openid: string, line: Omit<Line, "at">): void => {
    lines.set(openid, [...(lines.get(openid) ?? []), { ...line, at: now() }])
  }
  const seconds = (): string => String(Math.floor(msOf(instantOf(now())) / 1000))

  return {
    appid,
    secret,
    token,
    aesKey,
    wechat,
    lines: (openid: string): readonly Line[] => lines.get(openid) ?? [],

    /** A follower writes to the account; gives what the account answered, after it stands in the chat. */
    say: async (openid: string, name: string, text: string): Promise<string | undefined> => {
      wechat.opened(openid, name)
      keep(openid, { from: "follower", text })
      const timestamp = seconds()
      const nonce = String(randomInt(1, 2 ** 47))
      const leaf = (tag: string, value: string) => `<${tag}><![CDATA[${value}]]></${tag}>`
      const inside = `<xml>${leaf("ToUserName", ours)}${leaf("FromUserName", openid)}<CreateTime>${timestamp}</CreateTime>${leaf("MsgType", "text")}${leaf("Content", text)}<MsgId>${randomInt(1, 2 ** 47)}</MsgId></xml>`
      const { signature, encrypt } = crypto.seal(inside, timestamp, nonce)
      const query = new URLSearchParams({ msg_signature: signature, timestamp, nonce, encrypt_type: "aes", openid })
      const response = await fetch(`${us()}/account/callback?${query}`, {
        method: "POST",
        body: `<xml>${leaf("ToUserName", ours)}${leaf("Encrypt", encrypt)}</xml>`,
        signal: AbortSignal.timeout(answerWithin),
      })
      const reply = await response.text()
      const envelope = {
        signature: leafOf(reply, "MsgSignature") ?? "",
        timestamp: leafOf(reply, "TimeStamp") ?? "",
        nonce: leafOf(reply, "Nonce") ?? "",
        encrypt: leafOf(reply, "Encrypt") ?? "",
      }
      const opened = envelope.encrypt === "" ? undefined : crypto.open(envelope)
      const said = opened && "text" in opened ? leafOf(opened.text, "Content") : undefined
      if (said !== undefined) keep(openid, { from: "account", text: said })
      return said
    },

    /** The check of an address, when an administrator saves it. */
    verify: async (): Promise<boolean> => {
      const echostr = String(randomInt(1e9, 1e12))
      const [timestamp, nonce] = [seconds(), String(randomInt(1, 2 ** 47))]
      const signature = createHash("sha1").update([token, timestamp, nonce].sort().join("")).digest("hex")
      const response = await fetch(
        `${us()}/account/callback?${new URLSearchParams({ signature, timestamp, nonce, echostr })}`,
      )
      return response.ok && (await response.text()) === echostr
    },
    close: (): void => wechat.close(),
  }
}

export type ServiceAccountPlatform = ReturnType<typeof openAccount>
