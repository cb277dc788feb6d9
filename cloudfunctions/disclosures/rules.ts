import type { Instant } from "../shared/values/instant.ts"

/**
 * Masking before anything becomes public (个人信息保护法 25: a name, a telephone or a door is published only with the
 * separate consent of the person).
 */

const mobile = /(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)/g
const identity = /(?<!\d)\d{17}[\dXx](?!\d)/g
const landline = /(?<!\d)(0\d{2,3}-?)\d{7,8}(?!\d)/g
/** A room: three or four digits with the word for it, "501室". Buildings, units and floors stay: places need them. */
const room = /(?<!\d)\d{3,4}(?=\s*(?:室|房|户))/g

/** Takes a text, gives it with telephone numbers, identity numbers and room numbers blanked; all else as it was. */
export const maskedText = (text: string): string =>
  text.replace(identity, "*".repeat(18)).replace(mobile, "$1****$2").replace(landline, "$1*******").replace(room, "***")

/** What is open as a table of its own. */
export const tables = ["meetings", "decisions", "actions"] as const
export type Table = (typeof tables)[number]

/**
 * Which publications make up a table. A meeting is published when it is called, changed or cancelled ("meetings.called", about
 * the meeting, in its texts body, begins, ends, place and state); its minutes carry its decisions, one a row
 * ("meetings.minutes", about the meeting, in its texts body, place and begins); what is to be done is published one by one ("meetings.followup": in its row's texts who, and by when).
 */
export const kindsOf: Readonly<Record<Table, readonly string[]>> = {
  meetings: ["meetings.called"],
  decisions: ["meetings.minutes", "projects.result"],
  actions: ["meetings.followup"],
}

/** A publication as far as a table reads it. */
export interface Published {
  readonly kind: string
  readonly about: string
  readonly title: string
  readonly at: Instant
  readonly body: {
    readonly figures: Readonly<Record<string, number>>
    readonly texts?: Readonly<Record<string, string>> | undefined
    readonly rows: readonly {
      readonly title: string
      readonly state: string
      readonly figures: Readonly<Record<string, number>>
      readonly texts?: Readonly<Record<string, string>> | undefined
    }[]
  }
}

export type TableRow = Readonly<Record<string, string | number>>

/** Of several publications of one kind about one thing the last counts; the newest first. */
export const latest = <P extends Pick<Published, "kind" | "about" | "at">>(all: readonly P[]): P[] => {
  const last = new Map<string, P>()
  for (const one of all) {
    const place = `${one.kind} ${one.about}`
    const known = last.get(place)
    if (!known || known.at < one.at) last.set(place, one)
  }
  return [...last.values()].sort((a, b) => (a.at < b.at ? 1 : -1))
}

/**
 * Takes what was published of a table's kinds, the meetings whose minutes are public, and the moment; gives the rows. A
 * meeting is held when its minutes are there, over when its time has passed without them.
 */
export const rowsOf = (
  table: Table,
  published: readonly Published[],
  minuted: ReadonlySet<string>,
  now: Instant,
): TableRow[] =>
  latest(published).flatMap(({ about, title, at, body }): TableRow[] => {
    if (table === "meetings") {
      const { state = "called", ends = "", ...texts } = body.texts ?? {}
      const stands = state === "cancelled" ? state : minuted.has(about) ? "held" : ends <= now ? "over" : state
      return [{ id: about, title, ...body.figures, ...texts, ends, state: stands, published: at }]
    }
    // What was talked about without a vote is in the minutes; it is no decision.
    return body.rows
      .filter(({ state }) => state !== "discussed")
      .map(row => ({
        ...{ id: about, from: title, title: row.title, state: row.state },
        ...body.texts,
        ...row.figures,
        ...row.texts,
        published: at,
      }))
  })
