import { canonical } from "#cloud/shared/digest"
import type { Collection } from "#cloud/shared/record"
import type { Archive, Row } from "#cloud/shared/store"

/** The first line of a backup. A later form has another version; a backup of another version is refused. */
export const header = { weiyi: "backup", version: 1 } as const

/** A document as a line of a backup: its collection, its place, its version, and its body with the keys sorted. */
export const rowLine = (collection: string, { scope, id, version, body }: Row): string =>
  canonical([collection, scope, id, version, JSON.parse(body)])

/** The row of a line, and its collection; refuses what is none. */
export const rowOf = (line: string): { readonly collection: string; readonly row: Row } => {
  const [collection, scope, id, version, body] = JSON.parse(line) as [string, string, string, number, unknown]
  return { collection, row: { scope, id, version, body: JSON.stringify(body) } }
}

/** All rows of one collection, page by page. */
export async function* rowsOf(archive: Archive, collection: Collection): AsyncGenerator<Row> {
  let after: Row | undefined
  for (;;) {
    const page = await archive.rows(collection, after)
    if (page.length === 0) return
    yield* page
    after = page.at(-1)
  }
}

/** An uploaded file as a line of a backup. */
export interface FileLine {
  readonly file: string
  readonly name: string
  readonly base64: string
}

/** The last line: how much there is of everything, and SHA-256 of all the lines before. */
export interface Footer {
  readonly counts: Readonly<Record<string, number>>
  readonly files: number
  readonly digest: string
}

export const isFooter = (line: string): boolean => line.startsWith('{"counts":')
export const isFile = (line: string): boolean => line.startsWith('{"base64":')
