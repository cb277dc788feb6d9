import type { Context } from "hono"

/** WeChat's own limit of a body is far above; ours keeps a simulation simple. */
export const bodyLimit = 64_000

/** What a simulated platform answers: its words, a gateway's error, or nothing at all. */
export const answered = (context: Context, answer: object | "broken" | undefined): Response | Promise<Response> => {
  if (answer === "broken") return context.text("bad gateway", 502)
  return answer === undefined ? hangUp(context) : context.json(answer)
}

/** No answer at all: the caller's own patience ends it. */
const hangUp = (context: Context): Promise<Response> =>
  new Promise(resolve => {
    const end = () => resolve(context.body(null, 204))
    context.req.raw.signal.addEventListener("abort", end)
    setTimeout(end, 30_000).unref()
  })

/** The JSON of a request; {} for what is none, or is longer than `most`. */
export const bodyOf = async (context: Context, most = bodyLimit): Promise<Readonly<Record<string, unknown>>> => {
  const text = await context.req.text()
  if (text.length > most) return {}
  try {
    const body: unknown = JSON.parse(text)
    return typeof body === "object" && body !== null ? (body as Readonly<Record<string, unknown>>) : {}
  } catch {
    return {}
  }
}
