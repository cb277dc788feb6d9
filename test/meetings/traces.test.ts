import { traces } from "../../bench/meeting-traces.ts"
import { noShows } from "../../bench/meetings.ts"

test("the invented councils that docs/slots.md reports on are always the same ones", () => {
  const all = [...traces(20, 3)]
  expect(all).toHaveLength(60)
  expect(new Set(all.map(({ council }) => council)).size).toBe(20)
  for (const { slots, seats, came } of all) {
    expect(slots).toHaveLength(8)
    expect(Object.values(came).map(there => there.length)).toEqual(slots.map(() => seats.length))
  }
  expect(noShows(10, 3)).toMatchObject({ meetings: 30, traces: "2ac27ca9700fa544" })
})
