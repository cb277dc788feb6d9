import type { Collection } from "../shared/record.ts"
import { feature } from "../shared/serve.ts"
import { contract } from "./contract.ts"
import { joiningActions } from "./joining/actions.ts"
import { householdChanges, joinCodes, requests, tries } from "./joining/records.ts"
import { officesActions } from "./offices/actions.ts"
import { roleChanges } from "./offices/records.ts"
import { ownActions } from "./own/actions.ts"
import { placesActions } from "./places/actions.ts"
import { communityNames, scenes } from "./places/records.ts"
import { communities, households, memberships, persons } from "./records.ts"
import type { Outside } from "./roll/actions/previewing.ts"
import { rollActions } from "./roll/actions.ts"
import { rollPages, rollPlans, rolls, rollUndos } from "./roll/records.ts"
import { signingActions } from "./signing/actions.ts"
import { links, pairings, sessions } from "./signing/records.ts"

export const collections: readonly Collection[] = [
  ...[communities, persons, households, memberships, communityNames, scenes],
  ...[sessions, links, pairings],
  ...[joinCodes, tries, requests, householdChanges],
  roleChanges,
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
    ...joiningActions,
    ...officesActions,
    ...ownActions(all, outside.files),
    ...rollActions(outside),
  })
