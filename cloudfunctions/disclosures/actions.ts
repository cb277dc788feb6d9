import type { Actions } from "../shared/ask.ts"
import { canonical, digest } from "../shared/digest.ts"
import type { Tx } from "../shared/store.ts"
import { type Id, id } from "../shared/values/id.ts"
import type { Instant } from "../shared/values/instant.ts"
import type { contract } from "./contract.ts"
import { type Body, disclosures, type Words } from "./records.ts"
import { refuse } from "./refusals.ts"
import { maskedText } from "./rules.ts"

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

const maskedBody = ({ figures, rows, remarks }: Body): Body => ({
  figures,
  rows: rows.map(({ title, note, reason, ...row }) => ({
    ...row,
    title: maskedText(title),
    ...(note !== undefined && { note: maskedText(note) }),
    ...(reason && { reason: maskedWords(reason) }),
  })),
  remarks: remarks.map(maskedWords),
})

const maskedWords = ({ zh, en }: Words): Words => ({ zh: maskedText(zh), en: maskedText(en) })

const pageOf = 20

export const actions: Actions<typeof contract> = {
  list: async ({ input, documents }) => {
    const limit = input.limit ?? pageOf
    const found = await documents.list(disclosures, {
      limit,
      newestFirst: true,
      ...(input.after !== undefined && { after: input.after }),
    })
    const last = found.at(-1)
    return { disclosures: found, ...(last && found.length === limit && { next: last.id }) }
  },
  read: async ({ input, documents }) => {
    const stored = await documents.read(disclosures, input.disclosure)
    if (!stored) throw refuse("noSuchDisclosure")
    return stored
  },
}
