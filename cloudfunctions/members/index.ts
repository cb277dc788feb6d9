import { cloudFunction } from "../adapters/function/wechat.ts"
import { cloudSheets } from "../adapters/sheet/select.ts"
import { chats, offers } from "../chats/records.ts"
import { collections as ofCouncils } from "../councils/records.ts"
import { disclosures } from "../disclosures/records.ts"
import { entries, funds } from "../funds/records.ts"
import { rsvps } from "../meetings/calling/records.ts"
import { followups } from "../meetings/followups/records.ts"
import { collections as ofMinutes } from "../meetings/minutes/records.ts"
import { answers, polls } from "../meetings/polls/records.ts"
import { collections as ofNotices } from "../notices/records.ts"
import { collections as ofProjects } from "../projects/records.ts"
import { acts } from "../shared/journal.ts"
import type { Collection } from "../shared/record.ts"
import { feature } from "../shared/serve.ts"
import { collections as ofVotes } from "../votes/records.ts"
import { accountsActions } from "./accounts/actions.ts"
import { accountCodes } from "./accounts/records.ts"
import { subjectOfSession, whois } from "./actions.ts"
import { contract } from "./contract.ts"
import { joiningActions } from "./joining/actions.ts"
import { householdChanges, joinCodes, requests, tries } from "./joining/records.ts"
import { officesActions } from "./offices/actions.ts"
import { roleChanges } from "./offices/records.ts"
import { ownActions } from "./own/actions.ts"
import { placesActions } from "./places/actions.ts"
import { communityNames, scenes, streets } from "./places/records.ts"
import { communities, households, memberships, persons } from "./records.ts"
import type { Outside } from "./roll/actions/previewing.ts"
import { rollActions } from "./roll/actions.ts"
import { rollPages, rollPlans, rolls, rollUndos } from "./roll/records.ts"
import { signingActions } from "./signing/actions.ts"
import { links, pairings, sessions } from "./signing/records.ts"
import { spotsActions } from "./spots/actions.ts"
import { scans, spots } from "./spots/records.ts"

export const collections: readonly Collection[] = [
  ...[communities, persons, households, memberships, communityNames, scenes, streets],
  ...[sessions, links, pairings, accountCodes],
  ...[joinCodes, tries, requests, householdChanges],
  roleChanges,
  ...[spots, scans],
  ...[rollPages, rolls, rollUndos, rollPlans],
]

/**
 * Who people are, where they live and what they may do. Takes files, spreadsheets, how a made file is handed to staff,
 * and the collections of all features, from which "my data" is made.
 */
export const members = (outside: Outside, all: () => readonly Collection[]) =>
  feature("members", contract, {
    ...placesActions,
    ...signingActions,
    ...accountsActions,
    ...joiningActions,
    ...officesActions,
    ...ownActions(all, outside.files),
    ...rollActions(outside),
    ...spotsActions,
  })

/** The collections of every feature, as the function of WeChat cloud knows them; a server gives its own list. */
const everywhere = (): readonly Collection[] => [
  ...collections,
  ...ofNotices,
  ...ofVotes,
  ...ofProjects,
  ...ofCouncils,
  ...[chats, offers, disclosures, funds, entries, polls, answers, rsvps, followups, acts],
  ...ofMinutes,
]

/** The function of WeChat cloud. Nothing says there yet which community brought a file, so it takes none. */
export const main = cloudFunction(({ store, files }) => ({
  feature: members({ files, sheets: cloudSheets(), handOut: files.save, isOurs: async () => false }, everywhere),
  whois: whois(store),
  subjectOfSession,
}))
