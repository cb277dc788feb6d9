import { needed } from "../../votes/counting/majority.ts"
import type { Majority, Share } from "../../votes/counting/rule.ts"
import type { Charter } from "../charters/rules.ts"
import { type Finding, finding, type LintedBody, nameOf, votingSeats } from "./body.ts"
import { callerWords } from "./words.ts"

const never = (...of: Parameters<typeof finding> extends [unknown, ...infer Rest] ? Rest : never): Finding =>
  finding("never", ...of)

/** More than the whole. */
const beyond = ({ num, den, strict }: Share): boolean => num > den || (num === den && strict)
/** Nobody at all is enough. */
const nothing = ({ num, strict }: Share): boolean => num === 0 && !strict
/** A share asks for more of the same whole than another. */
const higher = (a: Share, b: Share): boolean =>
  a.num * b.den > b.num * a.den || (a.num * b.den === b.num * a.den && a.strict && !b.strict)

const majoritiesOf = ({ rule }: Charter): readonly Majority[] => {
  if (rule.kind === "owners") return []
  return rule.kind === "majority" ? [rule] : [rule.whole, ...rule.groups.map(one => one.rule)]
}

const ofCalling = ({ mayCall, agendaMost }: Charter, { seats }: LintedBody): (Finding | false)[] => {
  const bySeat = mayCall.filter(office => office === "chair" || office === "convener")
  const missing = bySeat.filter(office => !seats.some(({ title }) => title === office))
  const words = (language: "zh" | "en") => ({ titles: missing.map(office => callerWords[office][language]) })
  return [
    agendaMost === 0 && never("agendaMost", "agendaNone"),
    mayCall.length === 0 && never("mayCall", "nobodyCalls"),
    mayCall.length > 0 &&
      missing.length === mayCall.length &&
      never("mayCall", "callerMissing", words("zh"), words("en")),
  ]
}

const ofShares = (charter: Charter): (Finding | false)[] => {
  const { quorum, proxies } = charter
  const all = majoritiesOf(charter)
  const whole = charter.rule.kind === "by-groups" ? charter.rule.whole : charter.rule
  return [
    beyond(quorum) && never("quorum", "quorumNever"),
    nothing(quorum) && never("quorum", "quorumNone"),
    all.some(({ pass, quorum: of }) => beyond(pass) || beyond(of)) && never("rule", "passNever"),
    all.some(({ pass }) => nothing(pass)) && never("rule", "passNone"),
    whole.kind === "majority" && !beyond(whole.quorum) && higher(whole.quorum, quorum) && never("rule", "ruleQuorum"),
    proxies.allowed && proxies.most === 0 && never("proxies", "proxiesNone"),
  ]
}

const ofSeats = ({ quorum, required }: Charter, body: LintedBody): (Finding | false)[] => {
  const voting = votingSeats(body)
  const known = new Set(body.groups.map(({ group }) => group))
  const held = voting?.filter(seat => seat.held).length ?? 0
  const most = voting && !beyond(quorum) ? needed(voting.length, quorum) : 0
  const groups = required.map(({ group, least }, at): Finding | false => {
    const name = { group: nameOf(body, group) }
    if (!known.has(group)) return never("required", "requiredUnknown", name)
    if (required.findIndex(one => one.group === group) < at) return never("required", "requiredTwice", name)
    const seats = voting?.filter(seat => seat.group === group)
    if (!seats) return false
    if (seats.length === 0) return never("required", "requiredNoSeats", name)
    if (least > seats.length) return never("required", "requiredLeast", { ...name, least, seats: seats.length })
    const there = seats.filter(seat => seat.held).length
    return least > there && never("required", "requiredVacant", { ...name, least, held: there })
  })
  return [
    voting?.length === 0 && never("quorum", "noSeats"),
    held < most && never("quorum", "quorumVacant", { needed: most, held }),
    ...groups,
  ]
}

const ofGroups = ({ rule, ballots }: Charter, body: LintedBody): (Finding | false)[] => {
  if (rule.kind !== "by-groups") return []
  const { need, groups, empty } = rule
  const named = new Set(groups.map(({ group }) => group))
  const known = new Set(body.groups.map(({ group }) => group))
  const voting = votingSeats(body) ?? []
  const held = groups.filter(({ group }) => voting.some(seat => seat.group === group && seat.held)).length
  const small = (group: string) => voting.filter(seat => seat.group === group).length < 5
  const secret = ballots === "secret" ? groups.find(({ group }) => known.has(group) && small(group)) : undefined
  return [
    need > groups.length && never("rule", "groupsNeed", { need, groups: groups.length }),
    need === 0 && never("rule", "groupsNone"),
    ...groups.map(({ group }) => !known.has(group) && never("rule", "groupsUnknown", { group: nameOf(body, group) })),
    ...body.groups.map(({ group, name }) => !named.has(group) && never("rule", "groupsLeftOut", { group: name })),
    empty === "fails" &&
      need <= groups.length &&
      held < need &&
      voting.length > 0 &&
      never("rule", "groupsVacant", { need, held }),
    secret !== undefined && never("ballots", "secretSmall", { group: nameOf(body, secret.group) }),
  ]
}

/** What in a charter could not come about with these groups and seats. */
export const neverMet = (charter: Charter, body: LintedBody): Finding[] =>
  [...ofCalling(charter, body), ...ofShares(charter), ...ofSeats(charter, body), ...ofGroups(charter, body)].filter(
    one => one !== false,
  )
