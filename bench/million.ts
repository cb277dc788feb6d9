import { electorateOf } from "../cloudfunctions/votes/counting/equal-shares/electorate.ts"
import { engineFor } from "../cloudfunctions/votes/counting/equal-shares/rules.ts"
import { ratio } from "../cloudfunctions/votes/counting/ratio.ts"
import { elect } from "../cloudfunctions/votes/counting/registry.ts"
import { roundRule } from "../cloudfunctions/votes/counting/rule.ts"
import { tieRanks } from "../cloudfunctions/votes/counting/ties.ts"
import { generated } from "./generated.ts"
import { timed } from "./timing.ts"

/** Counts one generated election in a process of its own, so that its memory is its own; prints one JSON object. */
const [ballots = 1_000_000, options = 500] = process.argv.slice(2).map(Number)
const election = generated(ballots, options)
const { choices } = election.ballots
const before = process.memoryUsage().rss
// One whole count first: its memory is what a count takes, not what repeating it leaves behind.
const { winners } = elect({ rule: { ...roundRule, completion: "none", ties: ["votes", "cost", "order"] }, ...election })
const memory = process.resourceUsage().maxRSS * 1024
const times = choices.length > 6_000_000 ? 5 : 9
const pass = timed(times, 3, () => {
  let sum = 0
  for (let at = 0; at < choices.length; at++) sum += choices[at] as number
  return sum
})
let electorate = electorateOf(election)
// What memory alone takes: one look at every supporter of every option, wherever they stand.
const seen = new Int32Array(electorate.ballots.sizes.length)
const look = timed(times, 3, () => {
  let sum = 0
  for (const group of electorate.groups) sum += seen[group] as number
  return sum
})
const grouping = timed(times, 2, () => {
  electorate = electorateOf(election)
})
const ranks = tieRanks(election.options, electorate.support, ["votes", "cost", "order"], undefined)
const share = ratio(election.budget, electorate.voters)
const counting = timed(times, 2, () => engineFor(election, electorate, roundRule, ranks).run(share, election.budget))
const mb = (bytes: number): number => Math.round(bytes / 1e5) / 10
console.log(
  JSON.stringify({
    ballots,
    options,
    approvals: choices.length,
    groups: electorate.ballots.sizes.length,
    winners: winners.length,
    onePass: pass,
    oneLook: look,
    grouping,
    counting,
    groupingInPasses: Math.round((grouping / pass) * 10) / 10,
    countingInPasses: Math.round((counting / pass) * 10) / 10,
    countingInLooks: Math.round((counting / look) * 10) / 10,
    memoryBefore: mb(before),
    memory: mb(memory),
  }),
)
