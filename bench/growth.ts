import { execFile } from "node:child_process"
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { promisify } from "node:util"
import { plot } from "./plot.ts"

const run = promisify(execFile)
const here = import.meta.dirname
const docs = join(here, "..", "docs")

/** Ballots of about 4.3 approvals each: from ten thousand approvals to ten million. */
const sizes = [2_400, 7_500, 24_000, 75_000, 240_000, 750_000, 2_400_000]
const options = 500

interface Size {
  readonly approvals: number
  readonly grouping: number
  readonly counting: number
  readonly onePass: number
}

/**
 * How the time of a count grows with the approvals, each size in processes of its own; ms, medians. Writes the table and the
 * plot that the documentation shows. `each` is the whole count in ns an approval: where it does not rise, growth is a straight
 * line or better. `passes` is the same in plain passes over the approvals, which slow down too where memory is far.
 */
export const measure = async (): Promise<object> => {
  const rows: Size[] = []
  for (const ballots of sizes) rows.push(await middle(ballots))
  const told = rows.map(({ approvals, grouping, counting, onePass }) => ({
    approvals,
    grouping,
    counting,
    onePass,
    each: Math.round(((grouping + counting) * 1e6) / approvals),
    passes: Math.round((grouping + counting) / onePass),
  }))
  writeFileSync(join(docs, "growth-counting.svg"), svg(rows))
  writeFileSync(join(docs, "growth-counting.md"), table(told))
  return { told }
}

/** One size in three processes: the one whose count took neither the least time nor the most. */
const middle = async (ballots: number): Promise<Size> => {
  const told: Size[] = []
  for (let time = 0; time < 3; time++)
    told.push(JSON.parse((await run(process.execPath, [join(here, "million.ts"), `${ballots}`, `${options}`])).stdout))
  return told.sort((a, b) => a.grouping + a.counting - b.grouping - b.counting)[1] as Size
}

const svg = (rows: readonly Size[]): string => {
  const line = (name: string, of: (row: Size) => number) => ({
    name,
    points: rows.map(row => [row.approvals, Math.max(of(row), 0.01)] as const),
  })
  return plot({ x: "approvals", y: "ms (median)" }, [
    line("grouping", row => row.grouping),
    line("counting", row => row.counting),
    line("one plain pass", row => row.onePass),
  ])
}

const table = (rows: readonly (Size & { readonly each: number; readonly passes: number })[]): string => {
  const lines = rows.map(
    ({ approvals, grouping, counting, onePass, each, passes }) =>
      `| ${approvals.toLocaleString("en")} | ${grouping} | ${counting} | ${each} | ${onePass} | ${passes} |`,
  )
  return `# How counting grows

Equal shares, ${options} options, generated ballots of one to seven approvals; \`npm run bench -- growth\`. The whole count is given
in nanoseconds an approval as well: where that does not rise, growth is a straight line or better. One plain pass adds up all
approvals and nothing else; it too slows down where they no longer fit the processor's cache, and is too short to time below 10⁵.

| approvals | grouping, ms | counting, ms | both, ns an approval | one plain pass, ms | both, in passes |
|---:|---:|---:|---:|---:|---:|
${lines.join("\n")}

![time against approvals](growth-counting.svg)
`
}
