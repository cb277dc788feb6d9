import { execFile } from "node:child_process"
import { promisify } from "node:util"

jest.setTimeout(180_000)

interface Spread {
  readonly people: number
  readonly sent: number
  readonly others: number
  readonly ballots: { readonly meanwhile: number; readonly alone: number }
}

/** How long it takes is measured, not tested: `npm run bench -- spread`, with 30,000 persons. */
test("a notice goes out from the process that takes ballots: each person gets it once, and every ballot is taken", async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ["bench/run.ts", "spread"], {
    env: { ...process.env, WEIYI_PEOPLE: "500" },
  })
  const { spread } = JSON.parse(stdout) as { spread: Spread }
  // A ballot that is not taken, or a message that the stand-in refuses, ends the measurement.
  expect(spread).toMatchObject({ people: 501, sent: 501, others: 0 })
  expect(spread.ballots.meanwhile).toBeGreaterThan(100)
  expect(spread.ballots.alone).toBe(100)
})
