/** In steps of five, rounded down, so that no single person is seen. */
export const inFives = (n: number): number => n - (n % 5)

interface Figures {
  readonly people: number
  readonly read: number
  readonly resendable: number
  readonly channels: readonly {
    readonly sent: number
    readonly arrived?: number | undefined
    readonly waiting: number
    readonly doubtful: number
    readonly dead: readonly { readonly people: number }[]
  }[]
}

/**
 * The report of a notice to those who have not taken part: figures in fives, none of them of a few, and nothing to send again.
 * Whoever could count them exactly, from one minute to the next, would see who votes.
 */
export const roughly = <Report extends Figures>(report: Report): Report => ({
  ...report,
  people: inFives(report.people),
  read: inFives(report.read),
  resendable: 0,
  channels: report.channels.map(one => ({
    ...one,
    sent: inFives(one.sent),
    ...(one.arrived !== undefined && { arrived: inFives(one.arrived) }),
    waiting: inFives(one.waiting),
    doubtful: inFives(one.doubtful),
    dead: one.dead.map(reason => ({ ...reason, people: inFives(reason.people) })).filter(({ people }) => people > 0),
  })),
})
