/** How soon a page looks again at something that changes by itself within seconds, in ms. */
const soon = 3_000
/** So often in a row nothing had changed: from then on it waits twice as long each time, a minute at most. */
const patientAfter = 10
const slowest = 60_000

/** Takes how often in a row nothing was new; gives how long to wait for the next look (ms). */
export const waitAfter = (looks: number): number =>
  looks < patientAfter ? soon : Math.min(soon * 2 ** (looks - patientAfter + 1), slowest)
