import { type ServedHouse, serveHouse } from "./served.ts"

const call = (headers: readonly string[], body: string, path = "/call/disclosures.list") =>
  [`POST ${path} HTTP/1.1`, "host: weiyi", "content-type: application/json", ...headers, "", body].join("\r\n")
const hidden = "GET /healthz HTTP/1.1\r\nhost: inner\r\n\r\n"

/** Ways to say twice, or unclearly, where a request ends: a proxy and a server that differ would let the rest through. */
const unclear: readonly (readonly [string, string])[] = [
  ["both lengths", call([`content-length: ${hidden.length}`, "transfer-encoding: chunked"], `0\r\n\r\n${hidden}`)],
  ["chunked twice", call(["transfer-encoding: chunked", "transfer-encoding: chunked"], `0\r\n\r\n${hidden}`)],
  ...["chunked, identity", "xchunked", "chunked;q=1", "\u000bchunked", "chun ked", '"chunked"'].map(
    coding => [`coding ${coding}`, call([`transfer-encoding: ${coding}`], `0\r\n\r\n${hidden}`)] as const,
  ),
  ...["+2", "0x2", "2,2", "2 2", "-0", "1e1", "٢", "2;"].map(
    length => [`length ${length}`, call([`content-length: ${length}`], `{}${hidden}`)] as const,
  ),
  ["a folded header", call(["content-length:", " 2"], `{}${hidden}`)],
  ["a space before the colon", call(["content-length : 2"], `{}${hidden}`)],
  ["bare line feeds", `POST /call/disclosures.list HTTP/1.1\nhost: weiyi\ncontent-length: 2\n\n{}${hidden}`],
  ["a carriage return alone", `POST /call/disclosures.list HTTP/1.1\rhost: weiyi\r\r{}${hidden}`],
  ["a chunk of minus one", call(["transfer-encoding: chunked"], `-1\r\n${hidden}`)],
  ["a chunk with too many digits", call(["transfer-encoding: chunked"], `${"f".repeat(40)}\r\n${hidden}`)],
  ["a chunk with a word after it", call(["transfer-encoding: chunked"], `2\r\n{}xx0\r\n\r\n${hidden}`)],
]

describe("threat 35: a request within a request", () => {
  let served: ServedHouse
  beforeAll(async () => {
    served = await serveHouse()
  })
  afterAll(async () => {
    await served.stop()
    served.remove()
  })

  test.each(unclear)("%s: one refusal, and what is hidden behind it is never answered", async (_, bytes) => {
    const answer = await served.raw(bytes)
    expect([answer?.status, [400, 411, 413, 415].includes(answer?.status ?? 0)]).toEqual([answer?.status, true])
    expect(served.answers.at(-1)?.match(/HTTP\/1\.1 /g)).toHaveLength(1)
    expect(served.answers.at(-1)).not.toContain('{"ok":true}')
  })

  test("a line break in a path, a header or an id never becomes a header of the answer", async () => {
    const breaks = ["%0d%0a", "%0a", "%0d", "%E5%98%8D%E5%98%8A", "\\r\\n", "%00"]
    const places = ["/q/", "/", "/open/", "/files/", "/hall/", "/call/", "/desk/"]
    for (const place of places)
      for (const sign of breaks) {
        const answer = await served.raw(
          `GET ${place}x${sign}x-planted: 1${sign}${sign}<p> HTTP/1.1\r\nhost: weiyi\r\n\r\n`.replaceAll(": 1", ":1"),
        )
        expect(answer?.head ?? "").not.toMatch(/^x-planted/im)
        expect(answer?.status ?? 400).toBeLessThan(500)
      }
  })

  test("a host that is not ours, headers by the thousand, two hosts: nothing of them comes back", async () => {
    const many = Array.from({ length: 3_000 }, (_, n) => `x-${n}: 1`).join("\r\n")
    for (const head of [
      "host: evil.example",
      "host: weiyi\r\nhost: evil.example",
      `host: weiyi\r\n${many}`,
      "host: weiyi\r\nx-forwarded-host: evil.example",
    ]) {
      const answer = await served.raw(`GET /q/evil HTTP/1.1\r\n${head}\r\n\r\n`)
      expect(`${answer?.head}${answer?.body}`).not.toContain("evil.example")
      expect(answer?.status ?? 400).toBeLessThan(500)
    }
  })
})
