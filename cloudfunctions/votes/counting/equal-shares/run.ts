/** One purchase, in figures to show: doubles that decide nothing. */
export interface Bought {
  readonly place: number
  /** What one point of support cost. */
  readonly price: number
  readonly inFull: number
  readonly theRest: number
  /** When the run is watched: the options still in the running before the purchase, with their effective votes. */
  readonly standing: readonly { readonly place: number; readonly effectiveVotes: number }[]
}

/** What one run gives: the places bought, in order, and every tie. */
export interface Run {
  readonly places: readonly number[]
  readonly total: number
  readonly ties: readonly { readonly among: readonly number[]; readonly first: number }[]
  readonly bought: readonly Bought[]
}

/**
 * Effective votes to show, of these places: how many supporters paying in full would pay the cost at the price that lies
 * between its bounds (per unit of utility).
 */
export const effectiveVotes = (
  places: Int32Array,
  low: Float64Array,
  high: Float64Array,
  units: Float64Array,
  costs: Float64Array,
): Bought["standing"] =>
  Array.from(places, place => {
    const price = (((low[place] as number) + (high[place] as number)) / 2) * (units[place] as number)
    return { place, effectiveVotes: (costs[place] as number) / price }
  })
