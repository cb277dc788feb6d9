import { expectVolume, runHistories } from "../support/simulation/volume.ts"

jest.setTimeout(900_000)

test("threats 2, 15, 38 and 39: in 10,000 more histories with faults no promise is broken", async () => {
  expectVolume(await runHistories(10_001, 10_000), 10_000)
})
