import { decimalOf } from "./decimals.ts"
import { metaFields, moneyFields, neededMeta, projectFields, voteFields } from "./fields.ts"
import type { VoteType } from "./file.ts"
import { refuse } from "./refusals.ts"

type Fields = ReadonlyMap<string, string>

/** What is written: everything as text, in any order; counts are made anew. Lists are separated by commas. */
export interface PabulibDraft {
  readonly meta: Fields
  readonly voteType: VoteType
  readonly projects: readonly Fields[]
  readonly votes: readonly Fields[]
}

/** The lines of a file, and in a word each what was not written because the format has no place for it. */
export interface Written {
  readonly lines: readonly string[]
  readonly leftOut: readonly string[]
}

/**
 * Writes a .pb file that passes the public checker: fields in order, each option once a ballot, votes and scores counted,
 * amounts whole, `fully_funded` where everything fits. What the format does not take is left out and named: unknown
 * fields, blank ballots, projects without a vote. Refuses a draft that cannot be made valid.
 */
export const writePabulib = (draft: PabulibDraft): Written => {
  const { meta, voteType } = draft
  const ballots = draft.votes.map(ballotOf).filter(({ named }) => named.length > 0)
  const supported = new Map<string, { votes: number; score: number }>()
  for (const ballot of ballots) countInto(supported, ballot)
  const projects = draft.projects.filter(project => supported.has(idOf(project)))
  check(draft, ballots, projects)
  const unit = unitOf([meta.get("budget") ?? "", ...projects.map(project => project.get("cost") ?? "")])
  const money = (text: string): string => amount(text, unit)
  const fits = projects.reduce((sum, project) => sum + Number(money(project.get("cost") ?? "")), 0)
  const dropped = draft.projects.length - projects.length
  const withScore = voteType !== "approval" && voteType !== "choose-1"
  const head = new Map(meta)
  head.delete("fully_funded")
  for (const field of moneyFields) if (head.has(field)) head.set(field, money(head.get(field) ?? ""))
  head.set("num_projects", String(projects.length)).set("num_votes", String(ballots.length)).set("vote_type", voteType)
  if (fits <= Number(head.get("budget"))) head.set("fully_funded", "1")
  const comment = commentOf(
    (meta.get("comment") ?? "").trim(),
    unit,
    draft.projects.filter(p => !supported.has(idOf(p))),
  )
  if (comment !== "") head.set("comment", comment)
  const rows = projects.map(project => {
    const { votes, score } = supported.get(idOf(project)) ?? { votes: 0, score: 0 }
    const row = new Map(project).set("cost", money(project.get("cost") ?? "")).set("votes", String(votes))
    row.delete("score")
    return withScore ? row.set("score", String(score)) : row
  })
  const voteRows = ballots.map(({ fields, named, points }) => {
    const row = new Map(fields).set("vote", named.join(","))
    return points ? row.set("points", points.join(",")) : row
  })
  return {
    lines: [
      ...["META", "key;value"],
      ...metaFields
        .filter(field => (head.get(field) ?? "").trim() !== "")
        .map(field => `${field};${quoted(head.get(field) ?? "")}`),
      ...["PROJECTS", ...table(rows, projectFields)],
      ...["VOTES", ...table(voteRows, voteFields)],
    ],
    leftOut: [
      ...unknownIn([meta], metaFields),
      ...unknownIn(draft.projects, projectFields),
      ...unknownIn(draft.votes, voteFields),
      ...(dropped > 0 ? [`projects without a vote: ${dropped}`] : []),
      ...(ballots.length < draft.votes.length ? [`blank ballots: ${draft.votes.length - ballots.length}`] : []),
    ],
  }
}

interface WrittenBallot {
  readonly fields: Fields
  readonly named: readonly string[]
  readonly points: readonly string[] | undefined
}

const listOf = (text: string): string[] => (text.trim() === "" ? [] : text.split(",").map(item => item.trim()))

const ballotOf = (fields: Fields): WrittenBallot => {
  const named = listOf(fields.get("vote") ?? "")
  const points = fields.has("points") ? listOf(fields.get("points") ?? "") : undefined
  const first = named.map((id, at) => named.indexOf(id) === at)
  return { fields, named: named.filter((_, at) => first[at]), points: points?.filter((_, at) => first[at]) }
}

/** Without points a ranking of k gives its places k, k − 1 … points, as the checker counts them. */
const countInto = (
  supported: Map<string, { votes: number; score: number }>,
  { named, points }: WrittenBallot,
): void => {
  named.forEach((id, at) => {
    const before = supported.get(id) ?? { votes: 0, score: 0 }
    const score = points ? Number(points[at]) : named.length - at
    supported.set(id, { votes: before.votes + 1, score: before.score + score })
  })
}

const idOf = (project: Fields): string => project.get("project_id") ?? ""

const check = ({ meta, projects }: PabulibDraft, ballots: readonly WrittenBallot[], kept: readonly Fields[]): void => {
  const missing = neededMeta.filter(field => (meta.get(field) ?? "").trim() === "")
  if (missing.length > 0) throw refuse("badExport", { what: `META ${missing.join(", ")}` })
  for (const field of ["date_begin", "date_end"])
    if (!/^(\d{2}\.\d{2}\.)?\d{4}$/.test(meta.get(field) ?? ""))
      throw refuse("badExport", { what: `${field}: DD.MM.YYYY` })
  const known = new Set(projects.map(idOf))
  if (known.size < projects.length) throw refuse("badExport", { what: "project_id" })
  for (const id of known)
    if (/[,;"\s]|^$/.test(id)) throw refuse("badExport", { what: `project_id “${id.slice(0, 40)}”` })
  const voters = new Set<string>()
  for (const { fields, named } of ballots) {
    const voter = fields.get("voter_id") ?? ""
    if (voter === "" || voters.has(voter)) throw refuse("badExport", { what: `voter_id “${voter.slice(0, 40)}”` })
    voters.add(voter)
    const stranger = named.find(id => !known.has(id))
    if (stranger !== undefined) throw refuse("badExport", { what: `vote “${stranger.slice(0, 40)}”` })
  }
  const budget = decimalOf(meta.get("budget") ?? "")
  if (typeof budget === "string") throw refuse("badExport", { what: "budget" })
  for (const project of kept) {
    const cost = decimalOf(project.get("cost") ?? "")
    if (typeof cost === "string" || cost.value === 0 || cost.value > budget.value)
      throw refuse("badExport", { what: `cost “${idOf(project)}”` })
  }
}

/** The power of ten that makes all amounts whole: the checker takes whole costs only. */
const unitOf = (amounts: readonly string[]): number =>
  10 **
  Math.max(
    ...amounts.map(text => {
      const found = decimalOf(text)
      return typeof found === "string" ? 0 : found.decimals
    }),
  )

const amount = (text: string, unit: number): string => {
  const found = decimalOf(text)
  return typeof found === "string" ? text : String(Math.round(found.value * unit))
}

/** Comments are numbered: the ones there are, then what had to be changed. */
const commentOf = (before: string, unit: number, dropped: readonly Fields[]): string => {
  const own = [
    ...(unit > 1 ? [`Amounts are in 1/${unit} of the currency.`] : []),
    ...(dropped.length > 0 ? [`Projects without a vote, left out: ${dropped.map(idOf).join(", ")}.`] : []),
  ]
  const first = before === "" || before.startsWith("#1: ") ? before : `#1: ${before}`
  const taken = [...first.matchAll(/#(\d+): /g)].length
  return [first, ...own.map((text, at) => `#${taken + at + 1}: ${text}`)].filter(text => text !== "").join(" ")
}

/** A header of the known fields that any row has, and the rows. */
const table = (rows: readonly Fields[], known: readonly string[]): string[] => {
  const columns = known.filter(field => rows.some(row => row.has(field)))
  return [columns.join(";"), ...rows.map(row => columns.map(field => quoted(row.get(field) ?? "")).join(";"))]
}

/** One line, quoted where a semicolon or a quotation mark would be misread. */
const quoted = (text: string): string => {
  const line = text.replace(/\s*[\r\n]+\s*/g, " ").trim()
  return /[;"]/.test(line) ? `"${line.replaceAll('"', '""')}"` : line
}

const unknownIn = (rows: readonly Fields[], known: readonly string[]): string[] => {
  const found = new Set(rows.flatMap(row => [...row.keys()].filter(field => field !== "" && !known.includes(field))))
  return [...found]
}
