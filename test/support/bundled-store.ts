import { openEmbedded } from "#cloud/adapters/store/embedded"
import { answers, polls, tallies } from "#cloud/meetings/polls/records"
import { communities, households, memberships, persons } from "#cloud/members/records"
import { rollPages, rolls } from "#cloud/members/roll/records"
import { collections as notices } from "#cloud/notices/records"
import { dues } from "#cloud/shared/due"
import { facts } from "#cloud/shared/fact"
import { actHeads, acts } from "#cloud/shared/journal"
import { paces } from "#cloud/shared/often"
import { replies } from "#cloud/shared/replies"
import type { Store } from "#cloud/shared/store"

const people = [communities, persons, memberships, households, rolls, rollPages]

/** Takes the place of adapters/store/select in the bundle of meetings, or of notices: the embedded store in the folder that the test names. */
export const cloudStore = (): Store =>
  openEmbedded({
    directory: String(process.env.TEST_STORE),
    collections: [dues, facts, replies, paces, acts, actHeads, polls, answers, tallies, ...people, ...notices],
  })
