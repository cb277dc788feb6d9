import type { IncomingMessage, ServerResponse } from "node:http"
import { getRequestListener } from "@hono/node-server"
import { type Context, Hono } from "hono"
import type { Log } from "#cloud/shared/ports"
import { refuse as refuseAny } from "#cloud/shared/refusals"
import type { Call, Served } from "#cloud/shared/serve"
import { giveCalendar } from "./calendar.ts"
import type { Callers } from "./calls.ts"
import { limitTo } from "./limit.ts"
import { ofAddress } from "./limits.ts"
import { linkOf } from "./links.ts"
import { openTable } from "./open-tables.ts"
import { givePage, type Pages } from "./pages.ts"
import { refuse } from "./refusals.ts"
import { failedReply, refusedReply, safe, wire } from "./reply.ts"
import { giveUpload, keepUpload } from "./uploads.ts"

/**
 * Scripts, pictures and calls from here only, and no script inside a page. Styles may stand inside: the router that the pages
 * are built with writes a handful of its own, and a component library brings one font in its stylesheet.
 */
const pagePolicy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

/** What a route has of the request besides its own words. */
export type Env = { Bindings: { incoming: IncomingMessage; outgoing: ServerResponse } }

export interface Routes {
  readonly pages: Pages
  readonly contract: () => object
  /** The front door, for what is open to anybody. */
  readonly door: (call: Call) => Promise<Served>
  readonly callerOf: Callers
  readonly world: Parameters<typeof keepUpload>[0]
  /** Whether the store answers and the server is not stopping. */
  readonly ready: () => Promise<boolean>
  /** How many calls are in work and waiting, and how many may be. */
  readonly load: () => { readonly running: number; readonly most: number }
  readonly log: Log
  /** Sign-in by a code of wx.login, where the environment names the mini-program's account. */
  readonly login?: (request: IncomingMessage) => Promise<Served>
  /** Addresses that others call, by a protocol of their own: WeCom's callbacks. */
  readonly callbacks?: Hono<Env>
  /** Files by which a platform sees that the address is ours, by their names. */
  readonly proof: (name: string) => Promise<string | undefined>
  /** What only a demonstration has: one-click sign-in, the simulated phones. */
  readonly demo?: Hono<Env>
}

const answer = (served: Served, more: Record<string, string> = {}): Response => {
  const { status, headers, body } = wire(served)
  return new Response(body, { status, headers: { ...headers, ...more } })
}

/** Everything but `/call`: files, the contract, health, short addresses, and the built pages. Gives the listener. */
export const answerRest = ({
  pages,
  contract,
  door,
  callerOf,
  world,
  ready,
  load,
  log,
  login,
  callbacks,
  proof,
  demo,
}: Routes) => {
  const app = new Hono<Env>()
  const who = (context: Context<Env>) => callerOf(context.env.incoming.headers)
  const pace = limitTo(ofAddress.rate, ofAddress.burst)
  /** Keeps a flood from the store: what anybody may read without a session. */
  const checkPace = (context: Context<Env>): void => {
    const seconds = pace(context.env.incoming.socket.remoteAddress ?? "", performance.now())
    if (seconds > 0) throw refuseAny("tooOften", { seconds })
  }

  app.use(async (context, next) => {
    await next()
    for (const [name, value] of Object.entries(safe)) if (!context.res.headers.has(name)) context.header(name, value)
    if (!context.res.headers.has("content-security-policy")) context.header("content-security-policy", pagePolicy)
  })
  app.onError(error => answer(failedReply(error, log)))

  app.get("/healthz", context => context.json({ ok: true, calls: load() }))
  app.get("/readyz", async context => ((await ready()) ? context.json({ ok: true }) : context.json({ ok: false }, 503)))
  app.get("/contract.json", context => context.json(contract()))
  app.post("/files", async context =>
    answer({
      status: 200,
      reply: { ok: true, value: await keepUpload(world, await who(context), context.env.incoming) },
    }),
  )
  app.get("/files/:file", async context => giveUpload(world, await who(context), context.req.param("file")))
  if (login) app.post("/login/wechat", async context => answer(await login(context.env.incoming)))
  if (callbacks) app.route("/", callbacks)
  if (demo) app.route("/", demo)

  app.get("/open/:community/:name", async context => {
    checkPace(context)
    const found = await openTable(door, context.req.param("community"), context.req.param("name"))
    return found instanceof Response ? found : found ? answer(found) : nothingHere(context)
  })
  app.get("/calendar/:name", async context => {
    checkPace(context)
    return giveCalendar(world.store, context.req.param("name"), new URL(context.req.url).searchParams)
  })

  app.get("*", async context => {
    const path = pathOf(context)
    const proven = path.endsWith(".txt") ? await proof(path.replace(/^\/(q\/)?/, "")) : undefined
    if (proven !== undefined) return context.text(proven)
    const [, word = "", ...rest] = path.split("/")
    const link = linkOf(word, rest.join("/"))
    return givePage(pages, path, context.req.raw.headers) ?? (link ? context.redirect(link) : nothingHere(context))
  })
  app.all("*", () => answer(refusedReply(refuse("onlyGet")), { allow: "GET, HEAD" }))

  return getRequestListener(app.fetch, {
    overrideGlobalObjects: false,
    errorHandler: error =>
      answer(error instanceof Error && error.name === "RequestError" ? bad() : failedReply(error, log)),
  })
}

const bad = () => refusedReply(refuse("badRequest"))

/** The path as it was sent, still encoded: what is looked up is exactly what was asked for. */
const pathOf = (context: Context): string => new URL(context.req.url).pathname

/** Nothing here: a page for a person who mistyped, our reply's shape for a program. */
const nothingHere = (context: Context): Response => {
  const served = refusedReply(refuse("notHere"))
  if (served.reply.ok || !context.req.header("accept")?.includes("text/html")) return answer(served)
  const { message, english } = served.reply
  return new Response(
    `<!doctype html><meta charset="utf-8"><title>微议</title><p>${message} · ${english}</p><p><a href="/">回到首页 · Home</a></p>`,
    { status: 404, headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" } },
  )
}
