import type { Election } from "../cloudfunctions/votes/counting/profile.ts"

/** Numbers between 0 and 1 that are the same every time. */
const numbers = (start: number): (() => number) => {
  let state = start
  return () => {
    state = (state + 0x9e3779b9) | 0
    let bits = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
    bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
    return ((bits ^ (bits >>> 16)) >>> 0) / 2 ** 32
  }
}

/**
 * An election of our own making: each ballot names 1 to 7 options, the first ones far more often than the last. Costs
 * spread evenly up to a twentieth of the budget, which is so large that some dozens of options are bought.
 */
export const generated = (ballots: number, options: number): Election => {
  const next = numbers(options)
  const ends = new Int32Array(ballots)
  const choices = new Int32Array(ballots * 5)
  const marks = new Int32Array(options)
  let end = 0
  for (let ballot = 0; ballot < ballots; ballot++) {
    for (let named = Math.floor(next() * 7.2); named >= 0 && end < choices.length; named--) {
      const place = Math.floor(next() * next() * options)
      if (marks[place] === ballot + 1) continue
      marks[place] = ballot + 1
      choices[end++] = place
    }
    ends[ballot] = end
  }
  const budget = ballots * 300
  return {
    budget,
    options: Array.from({ length: options }, (_, at) => ({
      id: `p${at}`,
      cost: Math.ceil(((0.05 + next()) * budget) / 20),
    })),
    ballots: { kind: "approval", ends, choices: choices.subarray(0, end), points: undefined },
  }
}
