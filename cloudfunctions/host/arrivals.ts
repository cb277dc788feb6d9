/**
 * Lets calls begin together, when a turn of the event loop has brought nobody new. Node takes one new connection a turn
 * (libuv's uv__server_io), so a turn full of work leaves everybody behind it at the door: beyond the backlog unheard, to
 * knock again after 1 s, 3, 7, 15. Taken in first, who is too many hears so at once. `longest` (ms): a crowd without an end
 * holds nobody back for longer.
 */
export const arrivals = (longest: number) => {
  let news = false
  let since = 0
  let waiting: (() => void)[] = []

  const look = (): void => {
    if (news && performance.now() - since < longest) {
      news = false
      setImmediate(look)
      return
    }
    const all = waiting
    waiting = []
    for (const begin of all) begin()
  }

  return {
    /** Somebody has come: a connection, or a call. */
    came: (): void => {
      news = true
    },
    /** Resolves when whoever has come may begin. */
    quiet: (): Promise<void> =>
      new Promise(resolve => {
        if (waiting.length === 0) {
          since = performance.now()
          setImmediate(look)
        }
        waiting.push(resolve)
      }),
  }
}
