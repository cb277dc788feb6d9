import {
  add1uLeavesNothing,
  fastIsPlain,
  groupsAreRepresented,
  moneyIsKept,
  optionsAreAlike,
  votersAreAlike,
  votesDoNotHurtInGreedy,
} from "../support/counting-properties.ts"
import { anyChangeIsReadOrRefused } from "../support/mutated-files.ts"
import { sample, textOf } from "../votes/pabulib/samples.ts"

const small = { voters: 8, options: 6 }

test("the fast engine gives what the plain one gives in 20,000 small elections", () => {
  fastIsPlain(20_000, small)
})

test("the fast engine gives what the plain one gives in 240 larger elections", () => {
  fastIsPlain(240, { voters: 60, options: 15, wide: true })
})

test.each([
  ["money is kept", moneyIsKept],
  ["voters are alike", votersAreAlike],
  ["options are alike", optionsAreAlike],
  ["votes do not hurt in greedy", votesDoNotHurtInGreedy],
  ["add1u leaves nothing", add1uLeavesNothing],
])("%s in 3,000 elections", (_, holds) => {
  holds(3000, small)
})

test("groups are represented in 3,000 elections", () => {
  groupsAreRepresented(3000, { voters: 5, options: 5 })
})

test.each(["\n", "\r\n"])("6,000 damaged files are read as they stand, or refused with line and column", end => {
  anyChangeIsReadOrRefused(textOf(sample(), end), 3000)
})
