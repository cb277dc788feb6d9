import { calendarFile } from "#cloud/adapters/document/calendar"
import { calendarEntryOf } from "#cloud/meetings/calling/actions"
import { refuse } from "#cloud/shared/refusals"
import type { Scope } from "#cloud/shared/scope"
import type { Store } from "#cloud/shared/store"
import { type Id, isId } from "#cloud/shared/values/id"

const scopes = /^(community|street):[A-Za-z0-9._-]{1,100}$/

/**
 * `/calendar/<meeting>.ics?in=<community or street>&key=…`: the meeting's entry for a calendar program, which may ask again
 * and again. Whoever has the key reads when and where, and nothing about a person. Anything else is not found (404).
 */
export const giveCalendar = async (store: Store, path: string, asked: URLSearchParams): Promise<Response> => {
  const meeting = path.replace(/\.ics$/, "")
  const scope = asked.get("in") ?? ""
  if (!path.endsWith(".ics") || !isId(meeting) || !scopes.test(scope)) throw refuse("notFound")
  const entry = await calendarEntryOf(store.in(scope as Scope), meeting as Id<"meeting">, asked.get("key") ?? "")
  return new Response(calendarFile(entry), {
    headers: {
      "content-type": `text/calendar; charset=utf-8; method=${entry.cancelled ? "CANCEL" : "PUBLISH"}`,
      "content-disposition": `attachment; filename="${meeting}.ics"`,
      "cache-control": "no-cache, private",
    },
  })
}
