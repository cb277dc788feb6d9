import { createHash, createHmac } from "node:crypto"

/**
 * The signature of Tencent Cloud's interfaces, TC3-HMAC-SHA256 ("签名方法 v3"): a POST of JSON, of which the type, the host and
 * the body are signed. The documented example is in the tests.
 */
export interface Signed {
  readonly id: string
  readonly key: string
  /** "sms": the first word of the host, too. */
  readonly service: string
  readonly host: string
  readonly body: string
  /** Seconds since 1970; five minutes from theirs is refused. */
  readonly at: number
}

const contentType = "application/json; charset=utf-8"
const hash = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex")
const hmac = (key: string | Buffer, text: string): Buffer => createHmac("sha256", key).update(text, "utf8").digest()

/** Gives the headers that make a request ours. The key itself goes nowhere. */
export const tencentHeaders = ({ id, key, service, host, body, at }: Signed) => {
  const day = new Date(at * 1000).toISOString().slice(0, 10)
  const signedHeaders = "content-type;host"
  const request = ["POST", "/", "", `content-type:${contentType}`, `host:${host}`, "", signedHeaders, hash(body)]
  const scope = `${day}/${service}/tc3_request`
  const text = ["TC3-HMAC-SHA256", String(at), scope, hash(request.join("\n"))].join("\n")
  const derived = hmac(hmac(hmac(`TC3${key}`, day), service), "tc3_request")
  const signature = hmac(derived, text).toString("hex")
  return {
    "content-type": contentType,
    host,
    "x-tc-timestamp": String(at),
    authorization: `TC3-HMAC-SHA256 Credential=${id}/${scope}, SignedHeaders=${signedHeaders}, Signature=${signature}`,
  }
}
