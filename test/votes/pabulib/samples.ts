import { Refusal } from "#cloud/shared/refusal"
import type { PabulibFile } from "#cloud/votes/pabulib/file"
import { PabulibReader } from "#cloud/votes/pabulib/reader"

/** A small town of our own making, one change at a time. */
export interface Sample {
  readonly meta?: readonly string[]
  readonly type?: string
  readonly projects?: readonly string[]
  readonly projectHead?: string
  readonly votes?: readonly string[]
  readonly voteHead?: string
}

const projects = ["p1;300;2;Lamp", 'p2;200;3;"Bench; with ""roof"""', "p3;500;1;Ramp"]
const votes = ["v1;p1,p2", "v2;p2", "v3;p1,p2,p3"]

export const sample = (given: Sample = {}): string[] => [
  "META",
  "key;value",
  "description;A small town",
  "country;Poland",
  "unit;Town",
  "instance;2026",
  `num_projects;${(given.projects ?? projects).length}`,
  `num_votes;${(given.votes ?? votes).length}`,
  ...(given.meta ?? ["budget;700"]),
  `vote_type;${given.type ?? "approval"}`,
  "rule;equalshares/add1",
  "date_begin;01.03.2026",
  "date_end;2026",
  "PROJECTS",
  given.projectHead ?? "project_id;cost;votes;name",
  ...(given.projects ?? projects),
  "VOTES",
  given.voteHead ?? "voter_id;vote",
  ...(given.votes ?? votes),
]

export const textOf = (lines: readonly string[], end = "\n"): string => lines.map(line => `${line}${end}`).join("")

export const read = (text: string | Uint8Array, size = Number.POSITIVE_INFINITY, keepVotes = false): PabulibFile => {
  const reader = new PabulibReader({ keepVotes })
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text
  for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, Math.min(bytes.length, at + size)))
  return reader.end()
}

/** What reading says: the file, or where and why not. */
export const answer = (
  text: string | Uint8Array,
): PabulibFile | { readonly no: string; readonly [detail: string]: unknown } => {
  try {
    return read(text)
  } catch (error) {
    if (error instanceof Refusal) return { no: error.code, ...error.details }
    throw error
  }
}

/** The ballots, as the ids they name. */
export const ballotsOf = ({ election }: PabulibFile): string[] =>
  Array.from(election.ballots.ends, (end, i) =>
    Array.from(
      election.ballots.choices.subarray(i > 0 ? (election.ballots.ends[i - 1] ?? 0) : 0, end),
      place => election.options[place]?.id,
    ).join(","),
  )
