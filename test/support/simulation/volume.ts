import { runHistory } from "./history.ts"

/** Runs so many histories from a seed, throws at the first that breaks a promise, and gives what happened in all of them. */
export const runHistories = async (first: number, histories: number): Promise<Record<string, number>> => {
  const sum: Record<string, number> = {}
  for (let seed = first; seed < first + histories; seed++) {
    const { wrong, acknowledged, awards, faults } = await runHistory(seed)
    if (wrong.length > 0) throw new Error(`seed ${seed}: ${wrong.join("; ")}`)
    for (const [kind, times] of Object.entries({ ...faults, acknowledged, awards }))
      sum[kind] = (sum[kind] ?? 0) + times
  }
  return sum
}

/** What must have happened often enough that silence says something. */
export const expectVolume = (sum: Record<string, number>, histories: number): void => {
  expect(sum.acknowledged).toBeGreaterThan(3 * histories)
  for (const kind of ["crashBefore", "answerLost", "conflict", "repeats", "duplicates", "timers", "awards"])
    expect([kind, (sum[kind] ?? 0) > histories / 4]).toEqual([kind, true])
}
