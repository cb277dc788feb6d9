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
 * How the time of a count grows with the approvals, each size in a process of its own; ms, medians. Writes the table and the
 * plot that the documentation shows. `passes` is the whole count in plain passes over the same approvals: where it does not
 * rise, growth is a straight line or better, whatever the memory of the machine does.
 */
export const measure = async (): Promise<object> => {
  const rows: Size[] = []
  for (const ballots of sizes)
    rows.push(JSON.parse((await run(process.execPath, [join(here, "million.ts"), `${ballots}`, `${options}`])).stdout))
  const told = rows.map(({ approvals, grouping, counting, onePass }) => ({
    approvals,
    grouping,
    counting,
    onePass,
    passes: Math.round((grouping + counting) / onePass),
  }))
  writeFileSync(join(docs, "growth-counting.svg"), svg(rows))
  writeFileSync(join(docs, "growth-counting.md"), table(told))
  return { told }
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

const table = (rows: readonly (Size & { readonly passes: number })[]): string => {
  const lines = rows.map(
    ({ approvals, grouping, counting, onePass, passes }) =>
      `| ${approvals.toLocaleString("en")} | ${grouping} | ${counting} | ${onePass} | ${passes} |`,
  )
  return `# How counting grows

Equal shares, ${options} options, generated ballots of one to seven approvals; \`npm run bench -- growth\`. One plain pass adds up
all approvals and nothing else; it slows down too where the approvals no longer fit the processor's cache. The last column is the
whole count in such passes: where it does not rise, growth is a straight line or better; it rises where the processor has little cache.

| approvals | grouping, ms | counting, ms | one plain pass, ms | count, in passes |
|---:|---:|---:|---:|---:|
${lines.join("\n")}

![time against approvals](growth-counting.svg)
`
}
