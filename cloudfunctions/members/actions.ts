export { linkAccount, spoilAccountCode } from "./accounts/actions.ts"
export { addMember } from "./joining/actions/adding.ts"
export { buildingsOf, contactsOf, doorsOf, housematesOf, resolveAudience } from "./joining/actions/audience.ts"
export { delegatesOf, delegatesPage } from "./joining/actions/delegates.ts"
export { adultHere, namesOf } from "./joining/actions/names.ts"
export { codeFrom, plainCode } from "./joining/rules.ts"
export { communityName, createCommunity, createScene, streetId, streetOf } from "./places/actions/founding.ts"
export { createHouseholds, type NewHousehold } from "./roll/actions/creating.ts"
export {
  buildingOf,
  type Door,
  householdId,
  householdOnRoll,
  householdSeats,
  rollRows,
} from "./roll/actions/reading.ts"
export { hasStaff, issueAdminLink } from "./signing/actions/links.ts"
export { endSessions, startSession, subjectOfSession } from "./signing/actions/sessions.ts"
export { placesOf, whois } from "./signing/actions/whois.ts"
