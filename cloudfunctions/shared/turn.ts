/** The next turn of the event loop: whoever has come meanwhile has been heard. */
export const nextTurn = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

/** Lets so many go on in one turn of the event loop, and the others in the next ones. */
export const aTurn = (most: number): (() => Promise<void>) => {
  let gone = 0
  return async () => {
    while (gone >= most) await nextTurn()
    if (gone === 0)
      setImmediate(() => {
        gone = 0
      })
    gone += 1
  }
}

/** Lets one at a time act for a name, in the order in which they came. */
export const turns = <Name extends string>() => {
  const last = new Map<Name, Promise<unknown>>()
  return <T>(name: Name, act: () => Promise<T>): Promise<T> => {
    const mine = (last.get(name) ?? Promise.resolve()).then(act)
    const ended = mine
      .catch(() => undefined)
      .then(() => {
        if (last.get(name) === ended) last.delete(name)
      })
    last.set(name, ended)
    return mine
  }
}
