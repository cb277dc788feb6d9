import type { Charter, Group } from "#cloud/councils/rules"
import type { zh } from "../../../text/councils.zh"

type Words = typeof zh

const yes = (one: boolean): "yes" | "no" => (one ? "yes" : "no")

const passing = (words: Words, { pass }: Extract<Charter["rule"], { kind: "majority" }>): string =>
  words.rule.majority(words.rule.of[pass.of], words.share(pass))

const ruleIn = (words: Words, { rule }: Charter): string => {
  if (rule.kind === "owners") return words.rule.owners[rule.matters]
  if (rule.kind === "majority") return passing(words, rule)
  return words.rule.byGroups(rule.need, rule.groups.length, passing(words, rule.whole))
}

/** A charter as lines that a resident reads, each with the field it is about, in the order of a meeting. */
export const charterInWords = (
  charter: Charter,
  groups: readonly Group[],
  words: Words,
): readonly { readonly field: keyof Charter; readonly label: string; readonly says: string }[] => {
  const text = words.rule
  const nameOf = (group: string) => groups.find(one => one.group === group)?.name ?? group
  const say: { readonly [Field in keyof Omit<Charter, "source">]-?: string } = {
    mayCall: charter.mayCall.map(office => text.offices[office]).join(" · ") || text.nobody,
    noticeDays: text.notice(charter.noticeDays),
    shorterAllowed: text.shorter[yes(charter.shorterAllowed)],
    endorsement: text.endorse(words.share(charter.endorsement.share), charter.endorsement.of),
    agendaMost: text.agenda(charter.agendaMost),
    study: text.studies[yes(charter.study)],
    quorum: text.quorumIs(words.share(charter.quorum)),
    required:
      charter.required.map(({ group, least }) => text.least(nameOf(group), least)).join(" · ") || text.noRequired,
    rule: ruleIn(words, charter),
    ballots: text.ballot[charter.ballots],
    remote: text.remotely[yes(charter.remote)],
    proxies: charter.proxies.allowed ? text.proxy(charter.proxies.most) : text.noProxy,
    recusal: text.recuses[yes(charter.recusal)],
    oneSeatEach: text.seatsEach[yes(charter.oneSeatEach === true)],
    outcome: text.outcomes[charter.outcome],
    publicityDays: text.days(charter.publicityDays),
    steps: charter.steps.map(step => text.step[step]).join(" → ") || text.noSteps,
  }
  return (Object.keys(say) as (keyof typeof say)[]).map(field => ({ field, label: text[field], says: say[field] }))
}
