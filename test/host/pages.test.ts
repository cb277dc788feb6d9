import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { onPhones } from "#cloud/host/demo/phone-pages"
import { givePage, readPages } from "#cloud/host/pages"
import { temporaryFolder } from "../support/store.ts"
import { type ServedHouse, serveHouse } from "./served.ts"

describe("the pages", () => {
  let served: ServedHouse
  beforeAll(async () => {
    served = await serveHouse()
  })
  afterAll(async () => {
    await served.stop()
    served.remove()
  })
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${served.url}${path}`, { headers, redirect: "manual" })

  test("the first page is asked for anew each time, named files are kept for ever", async () => {
    const index = await get("/")
    expect([index.status, index.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"])
    expect(index.headers.get("cache-control")).toBe("no-cache")
    const again = await get("/", { "if-none-match": index.headers.get("etag") ?? "" })
    expect(again.status).toBe(304)
    const script = await get("/js/app.0123abcd.js", { "accept-encoding": "identity" })
    expect(script.headers.get("cache-control")).toBe("public, max-age=31536000, immutable")
    expect(await script.text()).toBe("console.log('app')")
  })

  test("ask no simulated phone; a demonstration's do, before anything of ours runs, and everything else stays as it is", async () => {
    const plain = await (await get("/")).text()
    expect(plain).not.toContain("wechat")
    expect((await get("/wechat/phone.js")).status).toBe(404)
    const folder = temporaryFolder()
    writeFileSync(join(folder.path, "index.html"), plain)
    writeFileSync(join(folder.path, "app.js"), "console.log('app')")
    const pages = readPages(folder.path)
    const shown = onPhones(pages)
    const textAt = async (path: string) => givePage(shown, path, new Headers())?.text()
    const script = '<script defer src="/wechat/phone.js"></script>'
    for (const path of ["/", "/index.html"])
      expect(await textAt(path)).toBe(plain.replace("<script", () => `${script}<script`))
    expect(shown.get("/app.js")).toBe(pages.get("/app.js"))
    expect(shown.get("/")?.tag).not.toBe(pages.get("/")?.tag)
    expect(onPhones(new Map())).toEqual(new Map())
    folder.remove()
  })

  test("come in the smallest form the browser takes", async () => {
    const forms = async (accepts: string) => {
      const answer = await served.raw(
        `GET /js/app.0123abcd.js HTTP/1.1\r\nhost: a\r\naccept-encoding: ${accepts}\r\n\r\n`,
      )
      return /content-encoding: (\w+)/i.exec(answer?.head ?? "")?.[1] ?? answer?.body
    }
    expect(await forms("gzip, deflate, br")).toBe("br")
    expect(await forms("gzip")).toBe("gzip")
    expect(await forms("identity")).toBe("console.log('app')")
  })

  test.each([
    ["/desk", "/#/pages/"],
    ["/q/GM123", "GM123"],
    ["/open/gm", "gm"],
    ["/hall/m1", "/#/pages/hall/screen?meeting=m1"],
    ["/hall/m1/street", "/#/pages/hall/screen?meeting=m1&at=street"],
    ["/in/m1/042517", "/#/pages/hall/live?meeting=m1&code=042517"],
    ["/in/m1/042517/street", "/#/pages/hall/live?meeting=m1&code=042517&at=street"],
  ])("the short address %s opens the app", async (path, holds) => {
    const answer = await get(path)
    expect(answer.status).toBe(302)
    expect(answer.headers.get("location")).toMatch(/^\/#\/pages\//)
    expect(answer.headers.get("location")).toContain(holds)
  })

  test("a platform's file is answered at the root and under /q/, and nothing else of that folder", async () => {
    mkdirSync(join(served.directory, "proofs"), { recursive: true })
    writeFileSync(join(served.directory, "proofs", "0f3a-9b.txt"), "0f3a9b\n")
    writeFileSync(join(served.directory, "proofs", "long.txt"), "x".repeat(5_000))
    writeFileSync(join(served.directory, "proofs", "notes.md"), "not for anybody")
    writeFileSync(join(served.directory, "secret.txt"), "a secret")
    for (const path of ["/0f3a-9b.txt", "/q/0f3a-9b.txt"]) {
      const answer = await get(path)
      expect([path, answer.status, await answer.text()]).toEqual([path, 200, "0f3a9b\n"])
    }
    const others = [
      "/long.txt",
      "/notes.md",
      "/proofs/0f3a-9b.txt",
      "/..%2fsecret.txt",
      "/%2e%2e/secret.txt",
      "/none.txt",
    ]
    for (const path of others) expect([path, (await get(path)).status]).toEqual([path, 404])
    expect((await get("/q/GM123.txt")).status).toBe(302)
  })

  test("every short address opens a page that the app has", async () => {
    const config = readFileSync("src/app.config.ts", "utf8")
    for (const word of ["desk", "hall/p1", "in/m1/042517", "open/gm", "q/GM123", "enter/k3m9"]) {
      const page = /^\/#\/(pages\/\w+)\/(\w+)/.exec((await get(`/${word}`)).headers.get("location") ?? "")
      const [, root, name] = page ?? []
      const listed =
        config.includes(`"${root}/${name}"`) || (config.includes(`root: "${root}"`) && config.includes(`"${name}"`))
      expect([word, root, name, listed]).toEqual([word, root, name, true])
    }
  })

  test("a mistyped address is a sentence for a person and a reply for a program", async () => {
    const person = await get("/nowhere", { accept: "text/html" })
    expect([person.status, await person.text()]).toEqual([404, expect.stringContaining("回到首页")])
    const program = await get("/nowhere")
    expect([program.status, await program.json()]).toEqual([404, expect.objectContaining({ code: "host.notHere" })])
  })

  test("threat 19: every answer tells the browser to run nothing from elsewhere and to guess nothing", async () => {
    const answers = await Promise.all(
      ["/", "/nowhere", "/contract.json", "/desk", "/files/x", "/healthz"].map(path => get(path)),
    )
    for (const { headers } of answers) {
      expect(headers.get("content-security-policy")).toMatch(/^(sandbox; )?default-src '(self|none)'/)
      expect(headers.get("content-security-policy")).not.toMatch(/script-src|unsafe-eval/)
      expect(headers.get("x-content-type-options")).toBe("nosniff")
      expect(headers.get("x-frame-options")).toBe("DENY")
    }
    const call = await fetch(`${served.url}/call/x.y`, {
      method: "POST",
      headers: { "content-type": "application/json" },
    })
    expect([call.headers.get("cache-control"), call.headers.get("x-content-type-options")]).toEqual([
      "no-store",
      "nosniff",
    ])
  })
})
