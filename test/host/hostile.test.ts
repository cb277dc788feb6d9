import { type ServedHouse, serveHouse } from "./served.ts"

/** What no answer may ever hold: frames of a stack, paths of this machine, secrets. */
const leak =
  /\bat .+[.:]\d+|node_modules|cloudfunctions\/|\bError:|a secret of the|root:x:|SQLite format|"dependencies"/

const post = (body: string, headers: readonly string[] = [], path = "/call/disclosures.list") =>
  [
    `POST ${path} HTTP/1.1`,
    "host: weiyi",
    ...(headers.some(line => /^content-type/i.test(line)) ? [] : ["content-type: application/json"]),
    ...(headers.some(line => /^(content-length|transfer-encoding)/i.test(line))
      ? []
      : [`content-length: ${Buffer.byteLength(body)}`]),
    ...headers,
    "",
    body,
  ].join("\r\n")

describe("a hostile client", () => {
  let served: ServedHouse
  beforeAll(async () => {
    served = await serveHouse()
  })
  afterAll(async () => {
    await served.stop()
    served.remove()
  })
  afterEach(() => {
    for (const answer of served.answers) expect(answer).not.toMatch(leak)
  })

  test("threat 35: finds no file outside the pages, however it writes the path", async () => {
    const dots = ["..", "%2e%2e", "%2E.", "..%00", "%252e%252e", "..;", "%c0%ae%c0%ae", "....", ".%2e"]
    const slashes = ["/", "%2f", "\\", "%5c", "//", "%252f"]
    const targets = ["secret.txt", "data/weiyi.sqlite", "pages/.made-from", "etc/passwd", "package.json"]
    const paths = dots.flatMap(dot =>
      slashes.flatMap(slash => targets.map((target, deep) => `/${`${dot}${slash}`.repeat(deep * 3 + 1)}${target}`)),
    )
    paths.push(
      "/.made-from",
      "/js/../.made-from",
      "/js/..%2f.made-from",
      "//etc/passwd",
      "\\\\server\\share",
      "/C:\\windows\\win.ini",
      "/js/app.0123abcd.js%00.html",
      "/js/app.0123abcd.js/",
      "/js",
      "/js/",
      "/file:///etc/passwd",
      "/%",
      "/%zz",
      "/files/..%2fsecret.txt",
      "/files/../secret.txt",
      "/q/..%2f..%2fsecret.txt",
      "/constructor",
      "/__proto__",
      "/hasOwnProperty/x",
    )
    expect(paths.length).toBeGreaterThanOrEqual(200)
    for (const path of paths) {
      const answer = await served.raw(`GET ${path} HTTP/1.1\r\nhost: weiyi\r\n\r\n`)
      expect([path, [400, 401, 404].includes(answer?.status ?? 0)]).toEqual([path, true])
    }
  })

  test("is told when a body is too large, announced or not, and the server stays well", async () => {
    const large = "x".repeat(100_001)
    expect((await served.raw(post(`"${large}"`)))?.status).toBe(413)
    expect((await served.raw(post("", ["content-length: 99999999999"])))?.status).toBe(413)
    const chunk = `${(50_000).toString(16)}\r\n${"x".repeat(50_000)}\r\n`
    expect((await served.raw(post(chunk.repeat(3), ["transfer-encoding: chunked"])))?.status).toBe(413)
    expect((await served.raw(post(`"${"x".repeat(99_998)}"`)))?.status).toBe(400)
  })

  test.each([
    ["{"],
    ['{"a":1,}'],
    ["{'a':1}"],
    ["NaN"],
    ["undefined"],
    ["\u0000"],
    ['{"a":1}{"b":2}'],
    ["<xml/>"],
    ["a=1&b=2"],
    ["[[[["],
  ])("is told that %j is no JSON", async body => {
    const answer = await served.raw(post(body))
    expect(answer?.status).toBe(400)
    expect(answer?.body).toContain("host.badJson")
  })

  test("is told that bytes are not UTF-8", async () => {
    const head = post("xxxx").slice(0, -4)
    const answer = await served.raw(Buffer.concat([Buffer.from(head), Buffer.from([0x22, 0xc3, 0x28, 0x22])]))
    expect([answer?.status, answer?.body.includes("host.badJson")]).toEqual([400, true])
  })

  test("threat 32: changes no object's prototype and doubles no key", async () => {
    const deep = (inner: string, levels: number) => '{"a":'.repeat(levels) + inner + "}".repeat(levels)
    const bodies = ["__proto__", "constructor", "prototype"].flatMap(word =>
      [0, 1, 2, 3, 4, 5].map(levels => deep(`{"${word}":{"x":1,"isStaff":true}}`, levels)),
    )
    bodies.push(
      '{"community":"a","community":7}',
      '{"\\u005f_proto__":{"x":1}}',
      `${"[".repeat(40_000)}${"]".repeat(40_000)}`,
    )
    for (const body of bodies) {
      const answer = await served.raw(post(body))
      expect([body.slice(0, 60), answer?.status]).toEqual([body.slice(0, 60), 400])
      expect(({} as Record<string, unknown>).x).toBeUndefined()
      expect(({} as Record<string, unknown>).isStaff).toBeUndefined()
    }
  })

  test.each([
    ["text/plain"],
    ["application/x-www-form-urlencoded"],
    ["multipart/form-data; boundary=x"],
    ["application/json; charset=gbk"],
    ["application/jsonp"],
    [""],
  ])("is told that %j is not what a call is sent as", async type => {
    expect((await served.raw(post("{}", [`content-type: ${type}`])))?.status).toBe(415)
  })

  test("is told that compressed calls are not taken", async () => {
    expect((await served.raw(post("{}", ["content-encoding: gzip"])))?.status).toBe(415)
  })

  test.each([["GET"], ["PUT"], ["DELETE"], ["PATCH"], ["OPTIONS"], ["TRACE"]])("%s is no way to call", async method => {
    const answer = await served.raw(`${method} /call/disclosures.list HTTP/1.1\r\nhost: weiyi\r\n\r\n`)
    expect(answer?.status).toBe(405)
    expect(answer?.head.toLowerCase()).toContain("allow: post")
  })

  test.each([["PUT"], ["DELETE"], ["POST"], ["OPTIONS"]])("%s is no way to read a page", async method => {
    expect((await served.raw(`${method} / HTTP/1.1\r\nhost: weiyi\r\ncontent-length: 0\r\n\r\n`))?.status).toBe(405)
  })

  test.each([
    ["two lengths", post("{}", ["content-length: 2", "content-length: 20"])],
    ["a length and chunks", post("0\r\n\r\n", ["content-length: 5", "transfer-encoding: chunked"])],
    ["a negative length", post("{}", ["content-length: -1"])],
    ["a length in words", post("{}", ["content-length: two"])],
    ["an odd transfer coding", post("{}", ["transfer-encoding: xchunked"])],
    ["a broken chunk", post("zz\r\n{}\r\n0\r\n\r\n", ["transfer-encoding: chunked"])],
    ["no host", "GET / HTTP/1.1\r\n\r\n"],
    ["a space before the colon", "GET / HTTP/1.1\r\nhost : weiyi\r\n\r\n"],
    ["a NUL in a header", "GET / HTTP/1.1\r\nhost: weiyi\r\nx-a: \u0000\r\n\r\n"],
    ["a version that does not exist", "GET / HTTP/9.9\r\nhost: weiyi\r\n\r\n"],
    ["no version", "GET /\r\n\r\n"],
    ["something else altogether", "\u0016\u0003\u0001\u0002\u0000\u0001hello\r\n\r\n"],
    ["a host that is none", "GET / HTTP/1.1\r\nhost: a b/c@d\r\n\r\n"],
  ])("gets 400 for %s", async (_, bytes) => {
    const answer = await served.raw(bytes)
    expect(answer?.status).toBe(400)
    expect(answer?.body).toContain("host.badRequest")
  })

  test("gets 431 for headers without end", async () => {
    const answer = await served.raw(`GET / HTTP/1.1\r\nhost: weiyi\r\nx-a: ${"a".repeat(40_000)}\r\n\r\n`)
    expect(answer?.status).toBe(431)
  })

  test("cannot make the server name another host or leave the house by a short address", async () => {
    for (const path of [
      "/q///evil.example",
      "/q/%2f%2fevil.example",
      "/desk//evil.example",
      "/open/x%0d%0aset-cookie:a=b",
    ]) {
      const answer = await served.raw(`GET ${path} HTTP/1.1\r\nhost: evil.example\r\n\r\n`)
      expect(answer?.head ?? "").not.toMatch(/location: (https?:)?\/\/|set-cookie/i)
    }
    const absolute = await served.raw("GET http://evil.example/ HTTP/1.1\r\nhost: evil.example\r\n\r\n")
    expect(absolute?.head ?? "").not.toMatch(/evil/)
  })

  test("is one of many: after all this an honest call is answered", async () => {
    expect(served.answers.length).toBeGreaterThan(300)
    const answer = await served.raw(post('{"community":"somewhere"}'))
    expect(answer?.status).toBe(200)
  })
})

test("who sends too slowly is let go with 408", async () => {
  const served = await serveHouse({ headersTimeout: 200, requestTimeout: 400 })
  const slowHeaders = await served.raw("GET / HTTP/1.1\r\nhost: wei")
  const slowBody = await served.raw(post("{", ["content-length: 10"]))
  expect([slowHeaders?.status, slowBody?.status]).toEqual([408, 408])
  await served.stop()
  served.remove()
})
