import { execFile } from "node:child_process"
import { collections } from "#cloud/host/features"
import { startCloudBase } from "../support/cloudbase/server.ts"

jest.setTimeout(60_000)

const run = (word: string, env: Readonly<Record<string, string>>) =>
  new Promise<{ code: number; said: string }>(resolve => {
    const child = execFile(
      process.execPath,
      ["cloudfunctions/host/cloud/command.ts", word],
      { env: { PATH: process.env.PATH, ...env } },
      (_, out, err) => resolve({ code: child.exitCode ?? -1, said: out + err }),
    )
  })

test("without credentials both languages say what is missing", async () => {
  const { code, said } = await run("setup", {})
  expect(code).toBe(2)
  expect(said).toContain("缺少云环境的凭据")
  expect(said).toContain("TENCENTCLOUD_SECRETID")
  expect(said).toContain("Credentials of the cloud environment are missing")
})

test("collections are named as missing, made once, and then all there", async () => {
  const cloud = await startCloudBase([collections[0] ?? { name: "none" }])
  const env = { ...cloud.environment, WEIYI_CLOUD_ENV: "weiyi-test" }
  const before = await run("check", env)
  expect(before.code).toBe(1)
  expect(before.said).toContain("missing: ballots")
  const made = await run("setup", env)
  expect(made.code).toBe(0)
  expect(made.said).toContain(`${collections.length - 1} collections made of ${collections.length}`)
  expect(made.said).toContain('{"read":false,"write":false}')
  expect([...cloud.database.names()].sort()).toEqual(collections.map(({ name }) => name).sort())
  expect((await run("setup", env)).said).toContain("0 collections made")
  expect((await run("check", env)).code).toBe(0)
  expect(cloud.unknown).toEqual([])
  await cloud.stop()
})
