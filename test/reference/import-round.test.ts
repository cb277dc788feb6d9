import { execFile } from "node:child_process"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { promisify } from "node:util"
import { temporaryFolder } from "../support/store.ts"

const run = promisify(execFile)
const folder = join(process.cwd(), "..", "shared", "data", "pabulib")
/** The rule both towns used: equal shares, add1, stopped by overspending. */
const official = ["--completion", "add1", "--exhaustive-stop", "off", "--ties", "votes,cost,order"]

/** The official winners as the file's own lines say, read by nothing of ours. */
const selectedIn = (path: string): string[] => {
  const lines = readFileSync(path, "utf8").split(/\r?\n/)
  const rows = lines.slice(lines.indexOf("PROJECTS") + 1, lines.indexOf("VOTES")).map(line => line.split(";"))
  const [header = []] = rows
  const place = header.indexOf("selected")
  return rows.slice(1).flatMap(row => (row[place] === "1" ? [row[0] ?? ""] : []))
}

describe.each([
  { file: "Netherlands_Assen_2024.pb", ballots: 84, winners: 9 },
  { file: "Poland_Swiecie_2023.pb", ballots: 2553, winners: 17 },
])("$file through the front door", ({ file, ballots, winners }) => {
  const data = temporaryFolder()
  afterAll(() => data.remove())

  test("comes out with its official winners", async () => {
    const path = join(folder, file)
    const selected = selectedIn(path)
    expect(selected).toHaveLength(winners)
    const cli = join(process.cwd(), "cloudfunctions/host/cli.ts")
    const { stdout } = await run(process.execPath, [cli, "import-round", path, "--data", data.path, ...official])
    expect(stdout).toContain(`${ballots}/${ballots}\n`)
    const chosen = [...stdout.matchAll(/^ {2}(\S+)\t/gm)].map(([, id]) => id)
    expect([...chosen].sort()).toEqual([...selected].sort())
    expect(stdout).toContain("same as the file's selected column")
  }, 300_000)
})
