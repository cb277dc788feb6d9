import { spawnSync } from "node:child_process"
import { cpSync, existsSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { funds } from "#cloud/funds/records"
import { openHouse } from "#cloud/host/house"
import { canonical } from "#cloud/shared/digest"
import { communityScope } from "#cloud/shared/scope"
import { id } from "#cloud/shared/values/id"
import { type Instant, instantOf } from "#cloud/shared/values/instant"
import { openings } from "#cloud/votes/opening/records"
import { type Host, startHost } from "../support/host.ts"
import { temporaryFolder } from "../support/store.ts"

/** Processes start and end here, and the demonstration is made once. */
jest.setTimeout(240_000)

const weiyi = (...args: string[]) =>
  spawnSync(join(process.cwd(), "cloudfunctions/host/weiyi.mjs"), args, { encoding: "utf8" })

const folder = temporaryFolder()
const at = (name: string): string => join(folder.path, name)
let host: Host
beforeAll(async () => {
  cpSync(join(process.cwd(), "cloudfunctions/host/verify.mjs"), at("verify.mjs"))
  host = await startHost({ demo: true })
})
afterAll(async () => {
  await host.stop()
  folder.remove()
})

/** Everything that anybody may read in the communities of a folder, each answer as a text without the order of fields, and how much it was. */
const publicReads = async (directory: string, now: Instant) => {
  const house = openHouse({ directory, now: () => now })
  const told: unknown[] = []
  const read = async (action: string, input: object): Promise<unknown> => {
    const { reply } = await house.door({ action, input })
    told.push([action, input, reply])
    return reply.ok ? reply.value : undefined
  }
  let results = 0
  let statements = 0
  const { communities } = (await read("members.communities", {})) as { communities: { community: string }[] }
  for (const { community } of communities) {
    const documents = house.store.in(communityScope(id<"community">(community)))
    const list = (await read("disclosures.list", { community })) as { disclosures: { id: string }[] }
    for (const { id: disclosure } of list.disclosures) await read("disclosures.read", { community, disclosure })
    await read("projects.rounds", { community })
    for (const { id: vote } of await documents.list(openings)) {
      await read("votes.show", { community, vote })
      if (!(await read("votes.result", { community, vote }))) continue
      results += 1
      const board = (await read("votes.board", { community, vote })) as {
        parts: number
        entries: { receipt: string }[]
      }
      for (let part = 1; part < board.parts; part += 1) await read("votes.board", { community, vote, part })
      await read("votes.board", { community, vote, receipt: board.entries[0]?.receipt })
    }
    // The statement is for members; what it is made of is compared with it.
    for (const fund of await documents.list(funds)) {
      told.push(fund)
      statements += 1
    }
  }
  await house.close()
  return { told: told.map(canonical), results, statements }
}

test("a running installation is backed up, restored elsewhere, and answers every public read the same", async () => {
  const backup = weiyi("backup", at("all.backup"), "--data", host.data)
  expect([backup.status, backup.stderr]).toEqual([0, ""])
  expect(statSync(at("all.backup")).mode & 0o077).toBe(0)
  expect(existsSync(at("all.backup.copy"))).toBe(false)
  const restore = weiyi("restore", at("all.backup"), "--data", at("new"))
  expect([restore.status, restore.stderr]).toEqual([0, ""])
  expect(restore.stdout).toContain("已恢复并逐条核对")
  const again = weiyi("backup", at("again.backup"), "--data", at("new"))
  expect(again.status).toBe(0)
  expect(readFileSync(at("again.backup")).equals(readFileSync(at("all.backup")))).toBe(true)

  const archive = weiyi("export", "yunshangfang", at("public.jsonl"), "--data", at("new"))
  expect([archive.status, archive.stderr]).toEqual([0, ""])
  const alone = spawnSync(process.execPath, [at("verify.mjs"), at("public.jsonl")], { encoding: "utf8", cwd: "/" })
  expect([alone.status, alone.stderr]).toEqual([0, ""])
  expect(alone.stdout).toMatch(/核对无误[\s\S]*recounted 2/)
  writeFileSync(
    at("touched.jsonl"),
    readFileSync(at("public.jsonl"), "utf8").replace('"amount":6000000', '"amount":6000001'),
  )
  const touched = weiyi("verify", at("touched.jsonl"))
  expect(touched.status).toBe(1)
  expect(touched.stderr).toMatch(/第 \d+ 行[\s\S]*line \d+/)

  await host.kill9()
  const now = instantOf(Date.now())
  const [before, after] = [await publicReads(host.data, now), await publicReads(at("new"), now)]
  expect(before.results).toBeGreaterThanOrEqual(2)
  expect(before.statements).toBeGreaterThanOrEqual(3)
  expect(after.told.filter((one, place) => one !== before.told[place]).map(one => one.slice(0, 400))).toEqual([])
  expect(after.told.length).toBe(before.told.length)
})

test("nothing is restored over what is there, nor from a backup that is not whole", () => {
  const full = weiyi("restore", at("all.backup"), "--data", at("new"))
  expect([full.status, full.stderr]).toEqual([1, expect.stringContaining("the store is not empty")])
  const whole = readFileSync(at("all.backup"), "utf8")
  const forged: [string, string, string][] = [
    ["cut.backup", whole.slice(0, whole.length / 2), "the backup is not whole"],
    ["changed.backup", whole.replace("云上坊", "云下坊"), "its digest is another"],
    ["longer.backup", `${whole}["x"]\n`, "one too many"],
    ["none.backup", "hello\n", "no backup of Weiyi"],
  ]
  for (const [name, text, sentence] of forged) {
    writeFileSync(at(name), text)
    const refused = weiyi("restore", at(name), "--data", at(`from-${name}`))
    expect([name, refused.status, refused.stderr]).toEqual([name, 1, expect.stringContaining(sentence)])
    expect(existsSync(at(`from-${name}`))).toBe(false)
  }
  const over = weiyi("backup", at("all.backup"), "--data", at("new"))
  expect([over.status, over.stderr]).toEqual([1, expect.stringContaining("it is not overwritten")])
})
