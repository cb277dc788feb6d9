import { readFileSync } from "node:fs"
import { runInNewContext } from "node:vm"
import { linkOf } from "#cloud/host/links"
import { scannedOf } from "../../src/pages/hall/parts/scanned"
import { arrivalOf, printedAddress, slipOf, spotOf } from "../../src/pages/members/parts/printed"

/** Short addresses as they are printed where the pages lie on static hosting, and as a server of one's own has them. */
const hosted = "https://desk.example"
const [, script = ""] = /<script>([\s\S]*)<\/script>/.exec(readFileSync("src/short.html", "utf8")) ?? []

/** Where the file of static hosting leads a browser. */
const ledTo = (address: string): string => {
  const { pathname, search } = new URL(address)
  const led: string[] = []
  runInNewContext(script, { location: { pathname, search, replace: (to: string) => led.push(to) } })
  return led.join()
}

const paramsOf = (link: string | undefined) =>
  Object.fromEntries(new URL(link?.replace("/#", "") ?? "", hosted).searchParams)

test.each([
  ["q", "GM123"],
  ["q", "GM123/k7qmxr"],
  ["q", "GM123/b1-2/K7QM-2XHP/k7qmxr"],
  ["enter", "k3m9x2v8q4w6r1t5y7b0n3c8d2"],
  ["in", "m1/042517"],
  ["in", "m1/042517/street"],
])("/%s/?s=%s on static hosting opens what /… opens on a server", (word, rest) => {
  const [there, here] = [ledTo(`${hosted}/${word}/?s=${rest}`), linkOf(word, rest)]
  expect(there.split("?")[0]).toBe(here?.split("?")[0])
  expect(paramsOf(there)).toEqual(paramsOf(here))
})

test("what is none of ours leads to the first page", () => {
  for (const address of [`${hosted}/q/`, `${hosted}/q/?x=1`, `${hosted}/other/?s=GM123`])
    expect(ledTo(address)).toBe("/")
})

test("a code printed on static hosting says the same to the mini-program as one of a server", () => {
  const parts = ["GM123", "b1-2", "K7QM-2XHP", "k7qmxr"] as const
  const q = (begins: string) => ({ q: encodeURIComponent(printedAddress(begins, ...parts)) })
  const [there, here] = [q(`${hosted}/q/?s=`), q("https://weiyi.example/q/")]
  for (const told of [arrivalOf, slipOf, spotOf]) expect(told(there)).toEqual(told(here))
  expect(slipOf(there)).toEqual({ household: "b1-2", code: "K7QM-2XHP" })
  for (const begins of [`${hosted}/in/?s=`, "https://weiyi.example/in/"])
    expect(scannedOf({ q: encodeURIComponent(`${begins}m1/042517/street`) })).toEqual({
      ...{ meeting: "m1", code: "042517", at: "street" },
    })
})
