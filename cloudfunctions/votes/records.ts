import type { Collection } from "../shared/record.ts"
import { ballots, marks } from "./casting/records.ts"
import { results, sealedParts } from "./closing/records.ts"
import { ends, holderChunks, openings, seatChunks, seeds } from "./opening/records.ts"
import { batches, boxes, corrections } from "./paper/records.ts"

/** All that votes stores. */
export const collections: readonly Collection[] = [
  openings,
  seatChunks,
  holderChunks,
  seeds,
  ends,
  marks,
  ballots,
  boxes,
  batches,
  corrections,
  sealedParts,
  results,
]
