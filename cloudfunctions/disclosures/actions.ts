import type { Actions, Ask } from "../shared/ask.ts"
import { canonical, digest } from "../shared/digest.ts"
import { streetScope } from "../shared/scope.ts"
import { type Documents, listLimit, type Store, type Stored, type Tx } from "../shared/store.ts"
import { type Id, id } from "../shared/values/id.ts"
import type { Instant } from "../shared/values/instant.ts"
import type { contract } from "./contract.ts"
import { type Body, type Disclosure, disclosures, type Words } from "./records.ts"
import { refuse } from "./refusals.ts"
import { kindsOf, maskedText, rowsOf } from "./rules.ts"

export type { Body, Words } from "./records.ts"

export interface Publication {
  /** "projects.result": the page has the words for it. */
  readonly kind: string
  /** Which thing it is about. One publication of a kind about a thing at a moment. */
  readonly about: string
  readonly title: string
  readonly at: Instant
  /** How long it must stand, exclusive. */
  readonly until: Instant
  readonly body: Body
}

/**
 * Step: writes a publication into the running change, masked, with the hash of what was written. Gives its id. The
 * publication never changes afterwards: a correction is another publication.
 */
export const publish = async (tx: Tx, publication: Publication): Promise<Id<"disclosure">> => {
  const { kind, about, title, at, until } = publication
  const made = id<"disclosure">(`${at}.${kind}.${about}`)
  const body = maskedBody(publication.body)
  const hash = digest(canonical(body))
  await tx.create(disclosures, made, { kind, about, title: maskedText(title), at, until, body, hash })
  return made
}

const maskedBody = ({ figures, texts, rows, remarks }: Body): Body => ({
  figures,
  ...(texts && { texts: maskedTexts(texts) }),
  rows: rows.map(({ title, note, reason, texts: ofRow, ...row }) => ({
    ...row,
    title: maskedText(title),
    ...(ofRow && { texts: maskedTexts(ofRow) }),
    ...(note !== undefined && { note: maskedText(note) }),
    ...(reason && { reason: maskedWords(reason) }),
  })),
  remarks: remarks.map(maskedWords),
})

const maskedWords = ({ zh, en }: Words): Words => ({ zh: maskedText(zh), en: maskedText(en) })

const maskedTexts = (texts: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, maskedText(text)]))

const pageOf = 20

/** How many publications of a kind a table is made of; a community publishes a few a month. */
const tableOf = 500

/** The newest publications of some kinds, and whether there are more. */
const newest = async (documents: Documents, kinds: readonly string[]) => {
  const found: Stored<Disclosure>[] = []
  let more = false
  for (const kind of kinds) {
    let before: string | undefined
    let read = 0
    do {
      const page: Stored<Disclosure>[] = await documents.list(disclosures, {
        where: { kind },
        newestFirst: true,
        limit: listLimit,
        ...(before !== undefined && { after: before }),
      })
      found.push(...page)
      read += page.length
      before = page.length === listLimit ? page.at(-1)?.id : undefined
    } while (before !== undefined && read < tableOf)
    more ||= before !== undefined
  }
  return { found, more }
}

/** What publications need of their neighbours. */
export interface Neighbours {
  /** The street that a community belongs to; undefined for one that belongs to none. */
  readonly streetOf: (
    store: Store,
    community: Id<"community">,
  ) => Promise<{ readonly street: Id<"street"> } | undefined>
}

type Asking = Pick<
  Ask<{ readonly community: Id<"community">; readonly at?: "street" | undefined }, unknown>,
  "input" | "documents" | "store"
>

export const actions = ({ streetOf }: Neighbours): Actions<typeof contract> => {
  /** Where what is asked for was published. Refuses the street of a community that belongs to none (404). */
  const shelf = async ({ input, documents, store }: Asking): Promise<Documents> => {
    if (input.at !== "street") return documents
    const known = await streetOf(store, input.community)
    if (!known) throw refuse("noStreet")
    return store.in(streetScope(known.street))
  }
  return {
    list: async ask => {
      const { input } = ask
      const limit = input.limit ?? pageOf
      const found = await (await shelf(ask)).list(disclosures, {
        limit,
        newestFirst: true,
        ...(input.after !== undefined && { after: input.after }),
      })
      const last = found.at(-1)
      return { disclosures: found, ...(last && found.length === limit && { next: last.id }) }
    },
    read: async ask => {
      const stored = await (await shelf(ask)).read(disclosures, ask.input.disclosure)
      if (!stored) throw refuse("noSuchDisclosure")
      return stored
    },
    table: async ask => {
      const { table } = ask.input
      const documents = await shelf(ask)
      const { found, more } = await newest(documents, kindsOf[table])
      const minutes = table === "meetings" ? await newest(documents, ["meetings.minutes"]) : undefined
      const minuted = new Set(minutes?.found.map(({ about }) => about))
      return { rows: rowsOf(table, found, minuted, ask.now), more }
    },
  }
}
