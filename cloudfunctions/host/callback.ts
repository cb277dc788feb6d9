import type { Hono } from "hono"
import { type Asked, bodyMost, type Told } from "#cloud/adapters/wecom/callback"
import { bodyOf } from "./body.ts"
import type { Env } from "./routes.ts"

/**
 * An address that a platform calls, by a protocol of its own: reads what was asked, at most 64 KB, and gives back what
 * `answer` says. `last` is the word of the path behind the colon, where it has one.
 */
export const answerAt = (
  app: Hono<Env>,
  path: string,
  answer: (asked: Asked, last: string) => Promise<Told>,
  type = "text/plain; charset=utf-8",
): void => {
  app.all(path, async context => {
    const { method } = context.req
    const body = method === "POST" ? (await bodyOf(context.env.incoming, bodyMost)).toString("utf8") : ""
    const told = await answer({ method, query: context.req.query(), body }, context.req.param("last") ?? "")
    return new Response(told.body, { status: told.status, headers: { "content-type": type } })
  })
}
