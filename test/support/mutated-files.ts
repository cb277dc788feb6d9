import { Refusal } from "#cloud/shared/refusal"
import { PabulibReader } from "#cloud/votes/pabulib/reader"
import { fc } from "./drawn.ts"

/** What is done to the bytes of a file: one piece is dropped, doubled, moved, or overwritten. */
interface Change {
  readonly kind: "drop" | "double" | "move" | "write"
  readonly at: number
  readonly length: number
  readonly to: number
  readonly bytes: Uint8Array
}

const nasty = [
  "\n",
  "\r\n",
  ";",
  '"',
  '""',
  ",",
  "-1",
  "0",
  "1e9",
  "99999999999999999999",
  "\ufeff",
  "\0",
  "META",
  "\nVOTES\n",
  "\nPROJECTS\n",
  "ż",
  "=",
  " ",
]

const changes: fc.Arbitrary<readonly Change[]> = fc.array(
  fc.record({
    kind: fc.constantFrom("drop", "double", "move", "write"),
    at: fc.nat({ max: 4000 }),
    length: fc.integer({ min: 1, max: 40 }),
    to: fc.nat({ max: 4000 }),
    bytes: fc.oneof(
      fc.constantFrom(...nasty).map(text => new TextEncoder().encode(text)),
      fc.uint8Array({ minLength: 1, maxLength: 3 }),
    ),
  }),
  { minLength: 1, maxLength: 4 },
)

const changed = (bytes: Uint8Array, { kind, at, length, to, bytes: put }: Change): Uint8Array => {
  const [start, end] = [at % (bytes.length + 1), Math.min(bytes.length, (at % (bytes.length + 1)) + length)]
  const piece = bytes.subarray(start, end)
  const without = Uint8Array.of(...bytes.subarray(0, start), ...bytes.subarray(end))
  if (kind === "drop") return without
  const [target, inserted] = kind === "double" ? [bytes, piece] : kind === "move" ? [without, piece] : [bytes, put]
  const place = to % (target.length + 1)
  return Uint8Array.of(...target.subarray(0, place), ...inserted, ...target.subarray(place))
}

const read = (bytes: Uint8Array, size: number) => {
  const reader = new PabulibReader({ keepVotes: true })
  try {
    for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size))
    return reader.end()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error
  }
}

/** Every changed file is refused with a line and a column that exist, or read to something that adds up. */
export const anyChangeIsReadOrRefused = (text: string, runs: number): void => {
  let [refused, taken] = [0, 0]
  fc.assert(
    fc.property(changes, fc.integer({ min: 1, max: 300 }), (list, size) => {
      const bytes = list.reduce(changed, new TextEncoder().encode(text))
      const found = read(bytes, size)
      if (found instanceof Refusal) {
        refused++
        const { line, column } = found.details
        const lines = new TextDecoder().decode(bytes).split("\n")
        expect(line).toBeGreaterThanOrEqual(1)
        expect(line).toBeLessThanOrEqual(lines.length)
        expect(column).toBeGreaterThanOrEqual(1)
        expect(found.sentence.zh).toContain("第 {line} 行第 {column} 列")
        return
      }
      taken++
      const { election, meta, votes } = found
      const { ends, choices } = election.ballots
      expect(String(ends.length)).toBe(meta.get("num_votes")?.replace(/^0+(?=\d)/, "") ?? String(ends.length))
      expect(votes).toHaveLength(ends.length)
      expect(ends.at(-1) ?? 0).toBe(choices.length)
      expect(choices.every(place => place >= 0 && place < election.options.length)).toBe(true)
      expect(election.options.every(({ cost }) => Number.isSafeInteger(cost) && cost > 0)).toBe(true)
      const named = votes?.map(
        row =>
          new Set(
            (row.get("vote") ?? "")
              .split(",")
              .filter(id => id.trim() !== "")
              .map(id => id.trim()),
          ).size,
      )
      expect(named).toEqual(Array.from(ends, (end, i) => end - (i > 0 ? (ends[i - 1] ?? 0) : 0)))
    }),
    { numRuns: runs },
  )
  expect(Math.min(refused, taken)).toBeGreaterThan(runs / 100)
}
