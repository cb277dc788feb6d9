import type { Delivered } from "#cloud/shared/ports"

/** An answer of a platform is a few hundred bytes. */
const answerMost = 64 * 1024

/** The text of an answer, which is let go as soon as it is longer than any of a platform's. */
export const shortText = async (response: Response): Promise<string> => {
  const reader = response.body?.getReader()
  const chunks: Uint8Array[] = []
  for (let size = 0; reader; ) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.length
    if (size > answerMost) {
      await reader.cancel()
      throw new Error("the platform answered too much")
    }
    chunks.push(value)
  }
  return Buffer.concat(chunks).toString("utf8")
}

/** The connection was never made, so nothing can have arrived. */
const neverLeft = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"])

/** What a request came to that ended without an answer. The error itself goes no further: its words may hold a secret. */
export const unanswered = (error: unknown): Delivered => {
  const { cause } = (error ?? {}) as { readonly cause?: { readonly code?: unknown } }
  const code = typeof cause?.code === "string" ? cause.code : "none"
  return { sent: false, trouble: neverLeft.has(code) ? "busy" : "noAnswer", code }
}
