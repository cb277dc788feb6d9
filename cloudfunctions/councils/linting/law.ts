import type { Majority, Share } from "../../votes/counting/rule.ts"
import { type Charter, steps } from "../charters/rules.ts"
import { type Finding, finding, type LintedBody } from "./body.ts"

/** Whether whatever reaches a share is also more than num/den of the whole. */
const moreThan = (share: Share, num: number, den: number): boolean => {
  const [left, right] = [share.num * den, num * share.den]
  return left > right || (left === right && share.strict)
}
/** Whether whatever reaches a share is at least num/den of the whole. */
const atLeast = (share: Share, num: number, den: number): boolean => share.num * den >= num * share.den

/** More than half of those present: of a smaller base fewer would do. */
const passesByLaw = ({ pass }: Majority): boolean =>
  (pass.of === "present" || pass.of === "eligible") && moreThan(pass, 1, 2)

const law = (...of: Parameters<typeof finding> extends [unknown, ...infer Rest] ? Rest : never): Finding =>
  finding("law", ...of)

const ofAssemblies = (charter: Charter, residents: boolean): (Finding | false)[] => {
  const { quorum, rule, proxies, endorsement, mayCall } = charter
  const enough = residents ? moreThan(quorum, 1, 2) : atLeast(quorum, 2, 3)
  const majority = rule.kind === "by-groups" ? rule.whole : rule.kind === "majority" && rule
  const ruleEnough = !majority || (residents ? moreThan(majority.quorum, 1, 2) : atLeast(majority.quorum, 2, 3))
  const tooHigh = moreThan(endorsement.share, 1, residents ? 10 : 5)
  const word = residents ? "assembly" : "representatives"
  return [
    !(enough && ruleEnough) && law(enough ? "rule" : "quorum", `${word}Quorum`),
    majority && !passesByLaw(majority) && law("rule", "passPresent"),
    residents && charter.noticeDays < 10 && law("noticeDays", "assemblyNotice", { days: charter.noticeDays }),
    !mayCall.includes("committee") && law("mayCall", "assemblyCall"),
    tooHigh && law("endorsement", `${word}Endorsement`),
    !residents && proxies.allowed && law("proxies", "representativesProxy"),
    !charter.study && law("study", "studyMissing"),
  ]
}

const ofOwners = (charter: Charter): (Finding | false)[] => {
  const { noticeDays, quorum, rule, ballots, endorsement } = charter
  return [
    noticeDays < 15 && law("noticeDays", "ownersNotice", { days: noticeDays }),
    charter.shorterAllowed && law("shorterAllowed", "ownersShorter"),
    rule.kind !== "owners" && law("rule", "ownersRule"),
    !atLeast(quorum, 2, 3) && law("quorum", "ownersQuorum"),
    ballots === "secret" && law("ballots", "ownersSecret"),
    moreThan(endorsement.share, 1, 5) && law("endorsement", "ownersEndorsement"),
  ]
}

/** 四议两公开 in the order it has, none twice. */
const inOrder = (taken: Charter["steps"]): boolean =>
  taken.every((step, at) => at === 0 || steps.indexOf(step) > steps.indexOf(taken[at - 1] ?? step))

/** What in a charter is against the law (城市居民委员会组织法 2026, 民法典 278, 物业管理条例 13, 14). */
export const againstLaw = (charter: Charter, { kind }: LintedBody): Finding[] => {
  const { proxies, publicityDays, rule, outcome } = charter
  const assembly = kind === "residentsAssembly" || kind === "representativesAssembly"
  const decides = assembly || kind === "ownersAssembly"
  const unpublished =
    charter.steps.includes("decide") &&
    !(charter.steps.includes("publishDecision") && charter.steps.includes("publishResult"))
  const found: (Finding | false)[] = [
    ...(assembly ? ofAssemblies(charter, kind === "residentsAssembly") : []),
    ...(kind === "ownersAssembly" ? ofOwners(charter) : []),
    kind !== "ownersAssembly" && rule.kind === "owners" && law("rule", "ownersElsewhere"),
    proxies.allowed && proxies.most > 3 && law("proxies", "proxiesMost", { most: proxies.most }),
    decides && outcome === "opinion" && law("outcome", "outcomeResolution"),
    !decides && outcome === "resolution" && law("outcome", "outcomeOpinion"),
    publicityDays < 15 && law("publicityDays", "publicityShort", { days: publicityDays }),
    !inOrder(charter.steps) && law("steps", "stepsOrder"),
    unpublished && law("steps", "stepsUnpublished"),
  ]
  return found.filter(one => one !== false)
}
