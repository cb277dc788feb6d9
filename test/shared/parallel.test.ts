import { inParallel } from "#cloud/shared/parallel"

test("every item is run, in order, so many at a time", async () => {
  const begun: number[] = []
  let going = 0
  let most = 0
  await inParallel([1, 2, 3, 4, 5, 6, 7], 3, async item => {
    begun.push(item)
    going += 1
    most = Math.max(most, going)
    await new Promise(resolve => setImmediate(resolve))
    going -= 1
  })
  expect(begun).toEqual([1, 2, 3, 4, 5, 6, 7])
  expect([most, going]).toEqual([3, 0])
})

test("what fails is thrown when all that was begun has ended, and nothing is begun after it", async () => {
  const ended: number[] = []
  const run = inParallel([1, 2, 3, 4], 2, async item => {
    if (item === 1) throw new Error("first")
    await new Promise(resolve => setImmediate(resolve))
    ended.push(item)
    throw new Error("second")
  })
  await expect(run).rejects.toThrow("first")
  expect(ended).toEqual([2])
})
