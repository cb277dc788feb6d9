import { DatabaseSync } from "node:sqlite"
import { rowsOf } from "#cloud/adapters/store/embedded-rows"
import { collections } from "#cloud/host/features"
import { canonical } from "#cloud/shared/digest"
import { type Archive, type Row, rowsLimit } from "#cloud/shared/store"
import type { Touched } from "./one-failure.ts"

/**
 * Random ids and what is made of them differ from run to run, and so does how much of the erasing a second try found left
 * to do; everything else may not.
 */
export const plain = (text: string): string =>
  text
    .replace(/[0-9a-f]{8,}/g, "#")
    .replace(/\bfile\d+/g, "#")
    .replace(/directory:[0-9a-f]{2}/g, "directory:#")
    .replace(/[0-9A-Z]{4}-[0-9A-Z]{4}/g, "CODE")
    .replace(/"erased":\d+/g, '"erased":"#"')
    .replace(/"(robot|reply|mac|check|link|secret|session|code)":"[^"]*"/g, '"$1":"#"')

const keyOf = ({ scope, collection, id }: Touched): string => `${collection}|${scope}|${id}`

/** All documents of a store, and the way to put back those that were touched. */
export const photograph = async (store: Archive & { readonly path: string }) => {
  const rows = new Map<string, Row>()
  for (const collection of collections) {
    let after: Row | undefined
    do {
      const page: readonly Row[] = await store.rows(collection, after)
      for (const row of page) rows.set(keyOf({ ...row, collection: collection.name }), row)
      after = page.length === rowsLimit ? page.at(-1) : undefined
    } while (after)
  }
  const raw = new DatabaseSync(store.path)
  raw.exec("PRAGMA synchronous=OFF")
  const into = rowsOf(sql => raw.prepare(sql))
  const now = ({ scope, collection, id }: Touched): string | undefined =>
    (raw.prepare(`SELECT body FROM doc_${collection} WHERE scope = ? AND id = ?`).get(scope, id) as Row | undefined)
      ?.body
  return {
    /** What the touched documents have become, as texts that are the same from run to run. */
    changed: (touched: readonly Touched[]): string[] =>
      [...new Map(touched.map(one => [keyOf(one), one])).values()]
        .filter(one => now(one) !== rows.get(keyOf(one))?.body)
        .map(
          one =>
            `${one.collection} ${one.collection === "tries" ? "" : plain(canonical(JSON.parse(now(one) ?? "null")))}`,
        )
        .sort(),
    putBack: (touched: readonly Touched[]): void => {
      for (const one of touched) {
        const row = rows.get(keyOf(one))
        raw.prepare(`DELETE FROM doc_${one.collection} WHERE scope = ? AND id = ?`).run(one.scope, one.id)
        const collection = collections.find(({ name }) => name === one.collection)
        if (row && collection) into.insert(collection, row)
      }
    },
    close: () => raw.close(),
  }
}
