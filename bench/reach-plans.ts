import { isReady } from "#cloud/notices/credits/rules"
import { askedAbout, askedNow, isWorth, likelyOf, patienceFor, toAsk, weightOf } from "#cloud/notices/planning/rules"
import { templateKeys } from "#cloud/notices/templates/rules"
import { hour as hourLong } from "#cloud/shared/values/instant"
import type { Plan } from "./reach-play.ts"

/** What is common: the same kinds are asked for every time, and everything is sent to everybody. */
export const naive: Plan = {
  asks: about => askedAbout(about, templateKeys, () => true),
  waits: () => 0,
  sends: () => true,
}

/** The books alone: what is asked is the same, nothing is sent without a consent. */
export const booksOnly: Plan = {
  ...naive,
  sends: (ledger, { template }) => isReady(ledger[template]),
}

/** Ours, with the rules that the house runs on. */
export const planned: Plan = {
  asks: (about, ledger, toCome) => {
    const standings = templateKeys.map(template => {
      const { balance, off } = ledger[template]
      return { template, balance, off, toCome: likelyOf(template, toCome) }
    })
    return askedNow(about, toAsk(standings, toCome), standings)
  },
  waits: ({ kind, template }, reader, left) => patienceFor(weightOf(kind, template), reader, left) / hourLong,
  sends: (ledger, { kind, template }, toCome, heardAtHome) => {
    const credit = ledger[template]
    return (
      isReady(credit) && isWorth(credit.balance, { template, weight: weightOf(kind, template) }, toCome, heardAtHome)
    )
  },
}
