/**
 * Runs every item, `atOnce` of them at a time, begun in their order. Waits for all of them, then throws what the first that
 * failed has thrown: nothing of it goes on when it has ended.
 */
export const inParallel = async <T>(
  items: Iterable<T>,
  atOnce: number,
  run: (item: T) => Promise<void>,
): Promise<void> => {
  const waiting = items[Symbol.iterator]()
  const failures: unknown[] = []
  const worker = async (): Promise<void> => {
    for (let { value, done } = waiting.next(); !done && failures.length === 0; { value, done } = waiting.next())
      await run(value).catch(error => failures.push(error))
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  if (failures.length > 0) throw failures[0]
}
