/**
 * Lets calls begin when nobody more stands at the door. Node takes one new connection a turn of the event loop (libuv's
 * uv__server_io), so a turn full of work leaves everybody behind it outside: beyond the backlog unheard, to knock again
 * after 1 s, 3, 7, 15. Let in first, whoever is too many hears so at once. Calls on connections that are open wait for
 * nobody. `longest` (ms): a crowd without an end holds nobody back for longer.
 */
export const arrivals = (longest: number) => {
  let more = false
  let since = 0
  let waiting: (() => void)[] = []

  const look = (): void => {
    if (more && performance.now() - since < longest) {
      more = false
      setImmediate(look)
      return
    }
    const all = waiting
    waiting = []
    for (const begin of all) begin()
  }

  return {
    /** A connection was taken: there may be another behind it. */
    came: (): void => {
      more = true
    },
    /** Resolves when a call may begin. */
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
