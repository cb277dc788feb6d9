import { templateKeys } from "#cloud/notices/templates/rules"
import { noFigures } from "../../bench/reach-figures.ts"
import { planned } from "../../bench/reach-plans.ts"
import { play } from "../../bench/reach-play.ts"
import { hours, traceOf } from "../../bench/reach-traces.ts"
import { liveThrough } from "../notices/support/living.ts"

const inOrder = (sent: readonly { hour: number; person: number; notice: number; refused: boolean }[]) =>
  sent.map(({ hour, person, notice, refused }) => `${hour} ${person} ${notice} ${refused}`).sort()

test("half a year in the house itself: the sender brings what the simulation says, at its hours, and WeChat refuses nothing that could be known", async () => {
  let [all, called, toSwitchedOff] = [0, 0, 0]
  for (const number of [0, 1, 2, 3, 4]) {
    const trace = traceOf(number, 3)
    const simulated = play(trace, planned, noFigures())
    const { sent, ledgers, bugs } = await liveThrough(trace)
    expect(bugs).toEqual([])
    expect(inOrder(sent)).toEqual(inOrder(simulated.sent))

    for (const [place, { off }] of trace.people.entries())
      for (const [kind, key] of templateKeys.entries()) {
        const { onWeChat, ...book } = ledgers[place]?.[kind] ?? { onWeChat: -1 }
        expect(simulated.ledgers[place]?.[key]).toMatchObject(book)
        // Whoever never switched anything off: our books and WeChat's say the same, though WeChat never tells.
        if (off === hours) expect([place, key, simulated.ledgers[place]?.[key].balance]).toEqual([place, key, onWeChat])
      }
    all += sent.length
    for (const { hour, person, refused, code } of sent) {
      if (!refused) called += 1
      else {
        expect(code).toBe("43101")
        expect(hour).toBeGreaterThanOrEqual(trace.people[person]?.off ?? hours)
        toSwitchedOff += 1
      }
    }
  }
  expect(called).toBeGreaterThan(80)
  expect(toSwitchedOff).toBeGreaterThan(0)
  expect(called + toSwitchedOff).toBe(all)
}, 240_000)
