import { createReadStream } from "node:fs"
import { basename } from "node:path"
import { limits } from "#cloud/projects/rules"
import { filled, Refusal } from "#cloud/shared/refusal"
import type { PabulibFile } from "#cloud/votes/pabulib/file"
import { readPabulib } from "#cloud/votes/pabulib/reader"
import { CommandFailed } from "../command.ts"

/** An election of a .pb file as a round takes it: money in fen, one currency unit of the file being one yuan. */
export interface Election {
  /** Of the community it is made in: from the file's name. */
  readonly community: string
  readonly name: string
  readonly title: string
  readonly budget: number
  readonly projects: readonly {
    /** The file's own id. */
    readonly id: string
    readonly title: string
    readonly details: string
    readonly cost: number
  }[]
  /** One a household: the places in `projects` of what it names. */
  readonly ballots: readonly (readonly number[])[]
  /** The ids of the official winners, where the file says. */
  readonly selected: readonly string[] | undefined
}

/** Reads a .pb file of approval ballots; refuses other ballots, and amounts finer than a fen. */
export const readElection = async (path: string): Promise<Election> => {
  const file = await read(path)
  if (file.voteType !== "approval" && file.voteType !== "choose-1")
    throw new CommandFailed(
      `只能导入勾选式选票（approval、choose-1），这个文件是 ${file.voteType}`,
      `only approval ballots (approval, choose-1) can be imported; this file has ${file.voteType}`,
    )
  if (file.unit > 100) throw new CommandFailed("金额比分还细，不能导入", "an amount is finer than a fen")
  const fen = (amount: number): number => (amount * 100) / file.unit
  const { options, budget, ballots } = file.election
  const words = [file.meta.get("unit"), file.meta.get("instance"), file.meta.get("subunit")]
  const name = plain(words.filter(word => word).join(" ")) || basename(path, ".pb")
  return {
    community: `pb-${basename(path, ".pb")
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "")}`.slice(0, 60),
    name: clipped(name, 40),
    title: clipped(name, limits.title),
    budget: fen(budget),
    projects: file.projects.map(({ id, fields }, place) => {
      const called = plain(fields.get("name") ?? "")
      const details = plain([called, fields.get("description") ?? ""].filter(text => text !== "").join(" · "))
      return {
        id,
        title: clipped(`${id} ${called}`.trim().padEnd(2, "."), limits.title),
        details: clipped(details || id, limits.details),
        cost: fen(options[place]?.cost ?? 0),
      }
    }),
    ballots: Array.from(ballots.ends, (end, at) =>
      Array.from(ballots.choices.subarray(ballots.ends[at - 1] ?? 0, end)),
    ),
    selected: selectedIn(file),
  }
}

const read = async (path: string): Promise<PabulibFile> => {
  try {
    return await readPabulib(createReadStream(path))
  } catch (error) {
    if (error instanceof Refusal)
      throw new CommandFailed(filled(error.sentence.zh, error.details), filled(error.sentence.en, error.details))
    if (["ENOENT", "EISDIR", "EACCES"].includes(codeOf(error)))
      throw new CommandFailed(`打不开文件 ${path}`, `cannot open ${path}`)
    throw error
  }
}

const codeOf = (error: unknown): string =>
  typeof error === "object" && error !== null && "code" in error ? String(error.code) : ""

const selectedIn = ({ projects }: PabulibFile): readonly string[] | undefined => {
  if (projects.some(({ fields }) => !["0", "1"].includes(fields.get("selected")?.trim() ?? ""))) return undefined
  return projects.filter(({ fields }) => fields.get("selected")?.trim() === "1").map(({ id }) => id)
}

/** One line without control characters. */
const plain = (text: string): string =>
  text
    .replace(/\s+/g, " ")
    .replace(/\p{Cc}/gu, "")
    .trim()

const clipped = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`
