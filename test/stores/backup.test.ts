import { execFile } from "node:child_process"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { openPostgres } from "#cloud/adapters/store/postgres"
import { collections } from "#cloud/host/features"
import { canonical } from "#cloud/shared/digest"
import type { Served } from "#cloud/shared/serve"
import type { Store } from "#cloud/shared/store"
import { aimed } from "../doors/aiming.ts"
import { doorTo } from "../doors/door.ts"
import { type Neighbours, seedNeighbours } from "../doors/neighbours.ts"
import { people } from "../doors/sides.ts"
import { openCloudBase } from "../support/cloudbase/index.ts"
import { type Cluster, startPostgres } from "../support/postgres.ts"
import { temporaryFolder } from "../support/store.ts"

/** Processes start and end here, and everything two communities hold is written document by document. */
jest.setTimeout(240_000)

/** The command as a person types it. Not `spawnSync`: the stand-in answers from this process. */
const weiyi = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  new Promise<{ code: number; out: string; err: string }>(resolve => {
    const program = join(process.cwd(), "cloudfunctions/host/weiyi.mjs")
    const child = execFile(program, args, { env: { PATH: process.env.PATH, ...env } }, (_, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    )
  })

const folder = temporaryFolder()
const at = (name: string): string => join(folder.path, name)
let both: Neighbours
let seeded: ReturnType<Neighbours["open"]>
/** What everybody may read before anything is copied. */
let before: readonly string[]
beforeAll(async () => {
  both = await seedNeighbours()
  seeded = both.open()
  before = await answersOf(seeded.real)
  await seeded.close()
  const { code, err } = await weiyi(["backup", at("home.backup"), "--data", seeded.directory])
  expect([code, err]).toEqual([0, ""])
})
afterAll(() => {
  both.remove()
  folder.remove()
})

/** A backup sorts the fields of a document; one answer has documents in it as a text, with their fields as they are stored. */
const inAnyOrder = (reply: Served["reply"]): unknown =>
  reply.ok && typeof reply.value === "object" && reply.value && "json" in reply.value
    ? { ...reply.value, json: JSON.parse(String(reply.value.json)) as unknown }
    : reply

/** Every action that only reads, asked of a store by everybody there is, in both communities. */
const answersOf = async (store: Store): Promise<string[]> => {
  const door = doorTo(store, seeded.files, seeded.now(), "reading")
  const told: string[] = []
  for (const side of [both.here, both.there])
    for (const [name, action] of both.actions.filter(([, { writes }]) => !writes))
      for (const who of ["nobody", ...people] as const) {
        const caller = who === "nobody" ? who : side.of(who)
        const { status, reply } = await door.call(caller, name, aimed(action, side.ids).input)
        told.push(`${name} ${who} ${status} ${canonical(inAnyOrder(reply))}`)
      }
  expect(door.bugs).toEqual([])
  return told
}

const sameAnswers = async (store: Store): Promise<void> => {
  const after = await answersOf(store)
  await store.close()
  expect(after.filter((one, place) => one !== before[place]).map(one => one.slice(0, 400))).toEqual([])
  expect(after).toHaveLength(before.length)
  expect(before.filter(one => one.includes(" 200 ")).length).toBeGreaterThan(300)
}

const bytes = (name: string): string => readFileSync(at(name), "utf8")

describe("a backup on PostgreSQL", () => {
  let cluster: Cluster
  beforeAll(async () => {
    cluster = await startPostgres()
  })
  afterAll(() => cluster.done())

  test("is restored into an empty database, is the same when it is taken again, and everybody gets the same answers", async () => {
    const url = await cluster.database()
    const restored = await weiyi(["restore", at("home.backup"), "--data", at("files")], { DATABASE_URL: url })
    expect([restored.code, restored.err]).toEqual([0, ""])
    expect(restored.out).toContain("已恢复并逐条核对")
    const again = await weiyi(["backup", at("postgres.backup"), "--data", at("files")], { DATABASE_URL: url })
    expect([again.code, again.err]).toEqual([0, ""])
    expect(bytes("postgres.backup")).toBe(bytes("home.backup"))
    const archive = await weiyi(["export", both.here.community, at("public.jsonl")], { DATABASE_URL: url })
    expect([archive.code, archive.err]).toEqual([0, ""])
    expect((await weiyi(["verify", at("public.jsonl")])).out).toContain("核对无误")
    const over = await weiyi(["restore", at("home.backup"), "--data", at("files")], { DATABASE_URL: url })
    expect([over.code, over.err]).toEqual([1, expect.stringContaining("the store is not empty")])
    await sameAnswers(await openPostgres({ url, collections }))
  })
})

describe("a backup on WeChat cloud, through its SDK", () => {
  const credentials = { WEIYI_CLOUD_ENV: "weiyi-test" }

  test("is restored into an empty environment, is the same when it is taken again, and everybody gets the same answers", async () => {
    const { cloud, open, done } = await openCloudBase(collections)
    const env = { ...cloud.environment, ...credentials }
    const restored = await weiyi(["restore", at("home.backup"), "--cloud", "--data", at("files")], env)
    expect([restored.code, restored.err]).toEqual([0, ""])
    expect(restored.out).toContain("已恢复并逐条核对")
    const again = await weiyi(["backup", at("cloud.backup"), "--cloud", "--data", at("files")], env)
    expect([again.code, again.err]).toEqual([0, ""])
    expect(bytes("cloud.backup")).toBe(bytes("home.backup"))
    const over = await weiyi(["restore", at("home.backup"), "--cloud", "--data", at("files")], env)
    expect([over.code, over.err]).toEqual([1, expect.stringContaining("the store is not empty")])
    await sameAnswers(open())
    expect(cloud.unknown).toEqual([])
    await done()
  })

  test("is refused in words without credentials, and where the collections have not been made", async () => {
    const without = await weiyi(["backup", at("none.backup"), "--cloud"])
    expect([without.code, without.err]).toEqual([2, expect.stringContaining("TENCENTCLOUD_SECRETID")])
    const { cloud, done } = await openCloudBase(collections.slice(0, 1))
    const env = { ...cloud.environment, ...credentials }
    const unmade = await weiyi(["restore", at("home.backup"), "--cloud"], env)
    expect([unmade.code, unmade.err]).toEqual([1, expect.stringContaining("npm run cloud:setup")])
    await done()
  })
})
