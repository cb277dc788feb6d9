import type { Answer, Heard } from "#cloud/shared/chat"
import { digest } from "#cloud/shared/digest"
import { instantOf, msOf } from "#cloud/shared/values/instant"
import { type Asked, bodyMost, checked, no, type Surroundings, type Told } from "../wecom/callback.ts"
import { leafOf } from "../wecom/text.ts"
import { followerSubject } from "./account.ts"
import { echoed } from "./plain-signing.ts"

/**
 * What followers say to the service account (服务号), as WeChat brings it in its safe mode: signed and encrypted like WeCom's
 * callbacks, for our appid (消息加解密说明); an answer goes back in the reply, within five seconds. Written from the public
 * documentation and run against the host's simulated one; not tried with a live account.
 */

const openidForm = /^[\w-]{1,64}$/

interface Said {
  readonly heard: Heard
  readonly from: string
  readonly to: string
}

/** A text of a follower, or that somebody has begun to follow; undefined for everything else. */
const saidOf = (xml: string): Said | undefined => {
  const [from, to] = [leafOf(xml, "FromUserName"), leafOf(xml, "ToUserName")]
  const seconds = Number(leafOf(xml, "CreateTime"))
  if (!from || !to || !openidForm.test(from) || !openidForm.test(to) || !(seconds > 0 && seconds < 1e11))
    return undefined
  const at = instantOf(Math.floor(seconds) * 1000)
  const about = { at, who: followerSubject(from) }
  const kind = leafOf(xml, "MsgType")
  const text = leafOf(xml, "Content")
  const message = leafOf(xml, "MsgId") ?? digest(`${from}\n${seconds}`).slice(0, 32)
  if (kind === "text" && text !== undefined)
    return { from, to, heard: { ...about, message, did: { kind: "said", text: text.trim() } } }
  if (kind === "event" && leafOf(xml, "Event") === "subscribe")
    return { from, to, heard: { ...about, message, did: { kind: "entered" } } }
  return undefined
}

const quoted = (tag: string, value: string): string => `<${tag}><![CDATA[${value.replaceAll("]]>", "")}]]></${tag}>`

const sealedReply = ({ crypto, now }: Surroundings, nonce: string, { from, to }: Said, text: string): string => {
  const seconds = String(Math.floor(msOf(now()) / 1000))
  const inside = `<xml>${quoted("ToUserName", from)}${quoted("FromUserName", to)}<CreateTime>${seconds}</CreateTime>${quoted("MsgType", "text")}${quoted("Content", text)}</xml>`
  const { encrypt, signature } = crypto.seal(inside, seconds, nonce)
  return `<xml>${quoted("Encrypt", encrypt)}${quoted("MsgSignature", signature)}<TimeStamp>${seconds}</TimeStamp>${quoted("Nonce", nonce)}</xml>`
}

/** The callback address as a pure function of its request. `token` is what the administrator has set beside it. */
export const accountCallback =
  (around: Surroundings, token: string) =>
  async (asked: Asked): Promise<Told> => {
    if (asked.method === "GET") return echoed(around, token, asked.query)
    if (asked.method !== "POST") return no(405)
    if (Buffer.byteLength(asked.body) > bodyMost) return no(413)
    return checked(around, asked, leafOf(asked.body, "Encrypt"), async (text, nonce) => {
      const said = saidOf(text)
      if (!said) return no(200)
      const answer: Answer | undefined = await around.hear(said.heard)
      return answer?.kind === "says" ? { status: 200, body: sealedReply(around, nonce, said, answer.text) } : no(200)
    })
  }
