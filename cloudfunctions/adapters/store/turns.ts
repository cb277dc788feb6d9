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
