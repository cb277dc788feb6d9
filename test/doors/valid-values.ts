import { zocker } from "zocker"
import { features } from "#cloud/host/features"
import type { Action } from "#cloud/shared/contract"
import { nowhere } from "../support/nowhere.ts"

/**
 * Run as a program (the generator is an ES module that jest does not load): prints, as JSON, for every action inputs that
 * its schema takes: what the generator makes of the schema, and the example where it can make nothing of it.
 */
const wanted = 50

const valuesFor = (takes: Action["takes"], example: unknown): unknown[] => {
  const made = Array.from({ length: wanted }, (_, seed) => {
    try {
      return zocker(takes)
        .setSeed(seed + 1)
        .generate()
    } catch {
      return undefined
    }
  })
  return [
    example,
    ...made.filter(value => value !== undefined && takes.safeParse(JSON.parse(JSON.stringify(value))).success),
  ]
}

const values = Object.fromEntries(
  features(nowhere).flatMap(({ name, contract }) =>
    Object.entries(contract).map(([word, { takes, example }]) => [`${name}.${word}`, valuesFor(takes, example.takes)]),
  ),
)
process.stdout.write(JSON.stringify(values))
