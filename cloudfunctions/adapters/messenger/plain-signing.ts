import { createHash } from "node:crypto"
import { sameText } from "#cloud/shared/digest"
import { instantOf } from "#cloud/shared/values/instant"
import { type Asked, freshAt, type Gate, isNonce, no, type Told } from "../wecom/callback.ts"

/**
 * What WeChat signs without encrypting (消息推送: 发起验证, 明文模式): SHA-1 over the sorted token, timestamp and nonce. A body is
 * not in it, so it stands for one request alone.
 */

const echoForm = /^\d{1,64}$/

/** Whether a request's query is signed with our token, now; undefined where it is, else the answer. */
const refusedQuery = ({ now }: Pick<Gate, "now">, token: string, query: Asked["query"]): Told | undefined => {
  const { signature = "", timestamp = "", nonce = "" } = query
  if (!freshAt(now(), timestamp) || !isNonce(nonce)) return no(400)
  const mine = createHash("sha1").update([token, timestamp, nonce].sort().join("")).digest("hex")
  return sameText(mine, signature) ? undefined : no(403)
}

/** The address check, when an administrator saves it: the number is given back to who knows the token. */
export const echoed = (gate: Pick<Gate, "now">, token: string, query: Asked["query"]): Told => {
  const { echostr = "" } = query
  if (!echoForm.test(echostr)) return no(400)
  return refusedQuery(gate, token, query) ?? { status: 200, body: echostr }
}

/** Does `work` with the body of a request that is signed with our token; each nonce once, with one body. */
export const checkedPlainly = async (
  gate: Omit<Gate, "crypto">,
  token: string,
  asked: Asked,
  work: (text: string) => Promise<Told>,
): Promise<Told> => {
  const refused = refusedQuery(gate, token, asked.query)
  if (refused) return refused
  const { timestamp, nonce = "" } = asked.query
  const at = instantOf(Number(timestamp) * 1000)
  return (await gate.once(at, nonce, `${asked.method}\n${asked.body}`, () => work(asked.body))) ?? no(200)
}
