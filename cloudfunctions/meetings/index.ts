import { cloudFunction } from "../adapters/function/wechat.ts"
import { liveCardsFromCloud } from "../adapters/messenger/wechat-cards-cloud.ts"
import { ledgersOf } from "../funds/actions.ts"
import { contactsOf, namesOf, subjectOfSession, whois } from "../members/actions.ts"
import { feature } from "../shared/serve.ts"
import { actions, type Neighbours } from "./actions.ts"
import { meetings as called, invitations, papers, rsvps } from "./calling/records.ts"
import { contract } from "./contract.ts"
import { followups } from "./followups/records.ts"
import { collections as hall } from "./hall/records.ts"
import { collections as ofMinutes } from "./minutes/records.ts"
import { answers, polls, tallies } from "./polls/records.ts"
import { liveCards } from "./sharing/records.ts"
import { endorsementCounts, endorsements, topics } from "./topics/records.ts"

export const collections = [
  topics,
  endorsements,
  endorsementCounts,
  polls,
  answers,
  tallies,
  called,
  rsvps,
  invitations,
  papers,
  ...hall,
  ...ofMinutes,
  followups,
  liveCards,
]

/** Meetings, from the time poll on. Takes what members know of people, and how an uploaded paper is kept. */
export const meetings = (neighbours: Neighbours) => feature("meetings", contract, actions(neighbours))

/** The function of WeChat cloud. Nothing says there yet which community brought a file, so it keeps none. */
export const main = cloudFunction(({ store }) => ({
  feature: meetings({
    contactsOf: contactsOf(store),
    namesOf: namesOf(store),
    ledgersOf,
    keepPaper: async () => false,
    live: liveCardsFromCloud(),
  }),
  whois: whois(store),
  subjectOfSession,
}))
