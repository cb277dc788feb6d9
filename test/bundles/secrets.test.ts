import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { bundle, deployable } from "../../config/functions.mts"
import { marksOf } from "../doors/sides.ts"
import { temporaryFolder } from "../support/store.ts"

jest.setTimeout(120_000)

/** What the environment of a machine that builds may hold, each with a value that nothing else has. */
const secrets = {
  WEIYI_WECHAT_SECRET: "canary-wechat-secret-5f0c2d9e",
  WEIYI_WECHAT_APPID: "wxcanary8b17a4c3",
  DATABASE_URL: "postgres://canary:canary-password-77@db.example/weiyi",
  TENCENTCLOUD_SECRETKEY: "canary-cloud-key-91ab",
  TARO_APP_SECRET: "canary-taro-secret-31de",
}

const persons = new RegExp(
  [...Object.values(marksOf).flatMap(({ word, phone }) => [word, phone]), "open-(here|there)-"].join("|"),
  "g",
)

/** What the pages may know of how they were built: which kind, whether the gallery is in, and where the functions answer. */
const publicOnes: readonly string[] = [
  "TARO_ENV",
  "NODE_ENV",
  "WEIYI_GALLERY",
  "WEIYI_CLOUD",
  "WEIYI_API",
  "WEIYI_HOST",
]

test("threat 42: no secret of the building machine's environment is in a bundle", async () => {
  const before = { ...process.env }
  Object.assign(process.env, secrets)
  const folder = temporaryFolder()
  try {
    for (const feature of deployable()) await bundle(feature, folder.path)
  } finally {
    for (const name of Object.keys(secrets)) {
      if (before[name] === undefined) delete process.env[name]
      else process.env[name] = before[name]
    }
  }
  const files = readdirSync(folder.path, { recursive: true, encoding: "utf8" }).filter(name =>
    /\.(js|json)$/.test(name),
  )
  expect(files.length).toBeGreaterThanOrEqual(deployable().length * 3)
  for (const name of files) {
    const text = readFileSync(join(folder.path, name), "utf8")
    for (const secret of Object.values(secrets)) expect([name, text.includes(secret)]).toEqual([name, false])
    expect([name, text.match(/canary/g)]).toEqual([name, null])
    // Nor a name, a telephone or an account of the two communities that tests live in.
    expect([name, text.match(persons)]).toEqual([name, null])
  }
  folder.remove()
})

test("threat 42: pages are built with nothing of the environment but what names the kind of build", () => {
  const config = readFileSync("config/index.ts", "utf8")
  const named = [...config.matchAll(/process\.env\.(\w+)|env\["(\w+)"\]/g)].map(match => match[1] ?? match[2] ?? "")
  expect(named.filter(name => /SECRET|KEY|TOKEN|PASSWORD|DATABASE/.test(name))).toEqual([])
  const pages = readdirSync("src", { recursive: true, encoding: "utf8" }).filter(name => /\.tsx?$/.test(name))
  expect(pages.length).toBeGreaterThan(100)
  const asking = pages.flatMap(name =>
    [...readFileSync(join("src", name), "utf8").matchAll(/process\.env\.(\w+)/g)].map(match => match[1] ?? ""),
  )
  expect([...new Set(asking)].filter(name => !publicOnes.includes(name))).toEqual([])
})
