import { hour, minute, second } from "#cloud/shared/values/instant"
import { waitAfter } from "../../src/cloud/again"

/** How often a page has looked after so long (ms), where nothing changes. */
const looksWithin = (ms: number): number => {
  let looks = 0
  for (let at = waitAfter(0); at <= ms; at += waitAfter(looks)) looks += 1
  return looks
}

test("a page that follows something looks every three seconds, and where nothing changes less and less often", () => {
  expect(looksWithin(30 * second)).toBe(10)
  expect(waitAfter(1_000)).toBe(minute)
  // A report that is left open over night: what waits for the morning is looked at once a minute.
  expect(looksWithin(11 * hour)).toBeLessThan(700)
})
