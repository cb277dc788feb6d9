import { once } from "node:events"
import { readFileSync } from "node:fs"
import { createServer } from "node:http"
import { createRequire } from "node:module"
import type { AddressInfo } from "node:net"
import { join } from "node:path"
import { communityScope } from "#cloud/shared/scope"
import { id } from "#cloud/shared/values/id"
import { notes } from "../adapters/store-suite.ts"
import { openCloudBase } from "../support/cloudbase/index.ts"

const read = (path: string) => JSON.parse(readFileSync(path, "utf8"))
const { axios: wanted } = read("package.json").overrides as { axios: string }
const lock = read("package-lock.json").packages as Record<string, { version: string; dependencies?: object }>

/** What a package gets when it asks for another, as Node finds it. */
const seenFrom = (file: string, name: string): string => createRequire(file).resolve(name)
const here = join(process.cwd(), "package.json")
const sdk = seenFrom(here, "wx-server-sdk")
const node = seenFrom(sdk, "@cloudbase/node-sdk")
const manifest = seenFrom(node, "axios/package.json")

test("whoever asks for axios, the SDK first of all, gets the one version that is named, and none lies beside it", () => {
  const asking = Object.keys(lock).filter(place => "axios" in (lock[place]?.dependencies ?? {}))
  expect(asking).toContain("node_modules/@cloudbase/node-sdk")
  const places = Object.keys(lock).filter(place => /(^|\/)node_modules\/axios$/.test(place))
  expect(places.map(place => [place, lock[place]?.version])).toEqual([["node_modules/axios", wanted]])
  expect(read(manifest)).toMatchObject({ name: "axios", version: wanted })
})

test("the SDK works with it: its database answers, and what it does by axios itself gets an answer", async () => {
  const { open, done } = await openCloudBase([notes])
  const home = open().in(communityScope(id("home")))
  await home.change(tx => tx.put(notes, "a", { text: "kept", about: "a", open: true }))
  expect(await home.read(notes, "a")).toMatchObject({ text: "kept" })
  // As the SDK has it: a default of a module, called and asked with get.
  const { default: axios } = createRequire(node)("axios") as {
    default: { VERSION: string; get(url: string, options: object): Promise<{ status: number; data: unknown }> }
  }
  const metadata = createServer((_, response) => response.end("ap-shanghai")).listen(0, "127.0.0.1")
  await once(metadata, "listening")
  const url = `http://127.0.0.1:${(metadata.address() as AddressInfo).port}/`
  const { status, data } = await axios.get(url, { timeout: 5_000 })
  expect([axios.VERSION, status, data]).toEqual([wanted, 200, "ap-shanghai"])
  metadata.close()
  metadata.closeAllConnections()
  await done()
})
