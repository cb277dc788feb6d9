import { type Context, Hono } from "hono"
import { startSession } from "#cloud/members/actions"
import { sessions } from "#cloud/members/signing/records"
import { digest } from "#cloud/shared/digest"
import { directoryScope } from "#cloud/shared/scope"
import { later, minute } from "#cloud/shared/values/instant"
import type { House } from "../house.ts"
import type { Marker } from "./marker.ts"

/** Whoever came in by one click is signed out again after so long. */
const holds = 30 * minute

type Person = Marker["people"][number]

/** What the page at /as/<word> does, as a script of its own: the pages run nothing that is written inside a page. */
const script = `const { session, elder } = document.body.dataset
const keep = (place, data) => localStorage.setItem(place, JSON.stringify({ data }))
for (const place of Object.keys(localStorage)) if (place.startsWith("weiyi.")) localStorage.removeItem(place)
keep("weiyi.session", session)
if (elder) keep("weiyi.reading", { language: "zh", elder: true })
location.replace("/")
`

/**
 * One-click sign-in of a demonstration: `/as/r1` makes the browser that person for 30 minutes; a program that asks for JSON
 * gets the session. Refuses to exist in production and without the marker of a demonstration.
 */
export const entering = (house: House, marker: Marker | undefined): Hono => {
  if (process.env.NODE_ENV === "production" || !marker?.whole)
    throw new Error("one-click sign-in is for demonstrations only")
  const app = new Hono()
  app.get("/as/enter.js", context => context.body(script, 200, { "content-type": "text/javascript; charset=utf-8" }))
  app.get("/as/:word", async (context, next) => {
    const person = marker.people.find(({ word }) => word === context.req.param("word"))
    return person ? enter(context, house, person) : next()
  })
  return app
}

const enter = async (context: Context, house: House, person: Person): Promise<Response> => {
  const session = await sessionOf(house, person)
  context.header("cache-control", "no-store")
  if (context.req.header("accept")?.includes("application/json")) return context.json({ session })
  return context.html(
    `<!doctype html><meta charset="utf-8"><title>微议</title><body data-session="${session}"${person.elder ? ' data-elder="1"' : ""}><p>${person.says.zh} · ${person.says.en}</p><script src="/as/enter.js"></script>`,
  )
}

/** A session that ends after 30 minutes and is not kept alive by being used. */
const sessionOf = async ({ store, now, newId }: House, { subject }: Person): Promise<string> => {
  const at = now()
  const token = await startSession(store, subject, at, newId)
  await store
    .in(directoryScope(subject))
    .change(tx => tx.put(sessions, digest(token), { subject, kind: "phone", seen: at, until: later(at, holds) }))
  return token
}
