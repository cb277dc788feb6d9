export {
  type Group,
  householdsGroup,
  type Kind,
  kinds,
  type Level,
  levels,
  levelsOf,
  seatsAreHouseholds,
  type Title,
  titles,
} from "./bodies/rules.ts"
export { presetFor, presets, streetGroups } from "./charters/presets.ts"
export { type Charter, type CharterRule, type Office, offices, type Step, steps } from "./charters/rules.ts"
export { type Finding, type LintedBody, lint } from "./linting/rules.ts"
export { type CouncilSeat, inTerm, type Turn, turnOn } from "./seats/rules.ts"
export { seatsMost } from "./seats/turns.ts"
