import {
  moneyIsKept,
  optionsAreAlike,
  votersAreAlike,
  votesDoNotHurtInGreedy,
} from "../../support/counting-properties.ts"

const small = { voters: 7, options: 6 }

test("no rule spends more than the budget, nor buys what nobody voted for, nor buys anything twice", () => {
  moneyIsKept(300, small)
})

test("who cast a ballot, and when, does not matter", () => {
  votersAreAlike(200, small)
})

test("in which order the options are listed does not matter where the lot decides ties", () => {
  optionsAreAlike(300, small)
})

test("one more vote for a winner of the greedy rule keeps it winning", () => {
  votesDoNotHurtInGreedy(200, small)
})
