/** How many turns of the event loop some work takes; it may look at the count. */
export const turnsOf = async (work: (count: () => number) => Promise<unknown>): Promise<number> => {
  let turns = 0
  let looking = true
  const turn = (): void => {
    turns += 1
    if (looking) setImmediate(turn)
  }
  setImmediate(turn)
  await work(() => turns)
  looking = false
  return turns
}
