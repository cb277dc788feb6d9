import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { asked, json, unanswered } from "#cloud/adapters/messenger/asking"

/** A platform that answers as it is told to, and what it was asked. */
const platform = async (answer: (request: IncomingMessage, response: ServerResponse, said: string) => void) => {
  let connections = 0
  const server = createServer(async (request, response) => {
    let said = ""
    for await (const chunk of request) said += chunk
    answer(request, response, said)
  }).on("connection", () => {
    connections += 1
  })
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connections: () => connections,
    close: async () => {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

const troubleAt = (url: string, patience = 5000) =>
  asked(url, { body: "{}", headers: json, patience }).then(() => "answered", unanswered)

describe("asking a platform", () => {
  let other: Awaited<ReturnType<typeof platform>>
  afterEach(() => other.close())

  test("gives what it says, and asks again over the same connection", async () => {
    other = await platform((request, response, said) => response.end(`${request.method} ${request.url} ${said}`))
    expect(await asked(`${other.url}/a?b=1`, { body: '{"x":"议"}', headers: json, patience: 5000 })).toBe(
      'POST /a?b=1 {"x":"议"}',
    )
    expect(await asked(`${other.url}/c`, { patience: 5000 })).toBe("GET /c ")
    expect(other.connections()).toBe(1)
  })

  test("goes nowhere else, reads no endless answer, and waits for nobody for ever: it may have arrived", async () => {
    const kinds: Record<string, (response: ServerResponse) => void> = {
      "/elsewhere": response => response.writeHead(302, { location: `${other.url}/fine` }).end(),
      "/endless": response => response.end("x".repeat(100_000)),
      "/silent": () => undefined,
      "/half": response => response.writeHead(200, { "content-length": 10 }).write("half"),
      "/gone": response => response.destroy(),
      "/fine": response => response.end("{}"),
    }
    other = await platform((request, response) => kinds[request.url ?? ""]?.(response))
    const noAnswer = (code: string) => ({ sent: false, trouble: "noAnswer", code })
    expect(await troubleAt(`${other.url}/elsewhere`)).toEqual(noAnswer("HTTP 302"))
    expect(await troubleAt(`${other.url}/endless`)).toEqual(noAnswer("too long"))
    expect(await troubleAt(`${other.url}/silent`, 1_000)).toEqual(noAnswer("timeout"))
    expect(await troubleAt(`${other.url}/half`, 1_000)).toEqual(noAnswer("timeout"))
    expect(await troubleAt(`${other.url}/gone`)).toEqual(noAnswer("ECONNRESET"))
    expect(await troubleAt(`${other.url}/fine`)).toBe("answered")
  })
})

test("where nobody listens, nothing can have arrived", async () => {
  expect(await troubleAt("http://127.0.0.1:1")).toEqual({ sent: false, trouble: "busy", code: "ECONNREFUSED" })
})
