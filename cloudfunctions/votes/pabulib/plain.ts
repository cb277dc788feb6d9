import type { PabulibFile, VoteType } from "./file.ts"
import { voteTypes } from "./file.ts"
import { refuse } from "./refusals.ts"
import type { PabulibDraft } from "./writer.ts"

/** The same as JSON, for people who would rather not read .pb: every row an object of text fields. */
export interface PlainElection {
  readonly meta: Readonly<Record<string, string>>
  readonly projects: readonly Readonly<Record<string, string>>[]
  readonly votes: readonly Readonly<Record<string, string>>[]
}

/** Takes a file that was read with `keepVotes`; gives what can be written again. */
export const draftOf = ({ meta, voteType, projects, votes = [] }: PabulibFile): PabulibDraft => ({
  meta,
  voteType,
  projects: projects.map(({ fields }) => fields),
  votes,
})

export const plainOf = ({ meta, projects, votes }: PabulibDraft): PlainElection => ({
  meta: Object.fromEntries(meta),
  projects: projects.map(row => Object.fromEntries(row)),
  votes: votes.map(row => Object.fromEntries(row)),
})

/** Takes parsed JSON; gives a draft, or refuses what is not such an election. */
export const draftFromPlain = (json: unknown): PabulibDraft => {
  const { meta, projects, votes } = fieldsOf(json)
  const head = rowOf(meta, "meta")
  const voteType = voteTypes.find((type): type is VoteType => type === head.get("vote_type"))
  if (!voteType) throw refuse("badExport", { what: "meta.vote_type" })
  return { meta: head, voteType, projects: rowsOf(projects, "projects"), votes: rowsOf(votes, "votes") }
}

const fieldsOf = (json: unknown): Record<string, unknown> => {
  if (typeof json !== "object" || json === null || Array.isArray(json)) throw refuse("badExport", { what: "JSON" })
  return { ...json }
}

const rowOf = (json: unknown, where: string): ReadonlyMap<string, string> => {
  const row = new Map<string, string>()
  for (const [name, value] of Object.entries(fieldsOf(json))) {
    if (typeof value !== "string" && typeof value !== "number") throw refuse("badExport", { what: `${where}.${name}` })
    row.set(name, String(value))
  }
  return row
}

const rowsOf = (json: unknown, where: string): ReadonlyMap<string, string>[] => {
  if (!Array.isArray(json)) throw refuse("badExport", { what: where })
  return json.map((row, at) => rowOf(row, `${where}.${at}`))
}
