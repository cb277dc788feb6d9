import { openWord } from "#cloud/adapters/document/word"
import type { Others } from "#cloud/adapters/messenger/select"
import { openSheets } from "#cloud/adapters/sheet/sheets"
import { announcing, type Robots } from "#cloud/chats/announcing/actions"
import { chats, collections as ofChats } from "#cloud/chats/index"
import { councils, collections as ofCouncils } from "#cloud/councils/index"
import { disclosures, collections as ofDisclosures } from "#cloud/disclosures/index"
import { ledgersOf } from "#cloud/funds/actions"
import { funds, collections as ofFunds } from "#cloud/funds/index"
import { meetings, collections as ofMeetings } from "#cloud/meetings/index"
import { contactsOf, namesOf, streetOf, subjectOfSession, whois } from "#cloud/members/actions"
import { members, collections as ofMembers } from "#cloud/members/index"
import { amongMembers, notices, collections as ofNotices } from "#cloud/notices/index"
import { collections as ofProjects, projects } from "#cloud/projects/index"
import type { Line, ToOne } from "#cloud/shared/chat"
import { dues } from "#cloud/shared/due"
import { facts } from "#cloud/shared/fact"
import { actHeads, acts } from "#cloud/shared/journal"
import { paces } from "#cloud/shared/often"
import type { Clock, Files, GroupOf, LiveCards, Log, Messenger, NewId, PrivateCards } from "#cloud/shared/ports"
import type { Collection } from "#cloud/shared/record"
import { replies } from "#cloud/shared/replies"
import type { Feature } from "#cloud/shared/serve"
import type { Store } from "#cloud/shared/store"
import { collections as ofVotes, votes } from "#cloud/votes/index"
import { uploads } from "./records.ts"
import { attachments, handOut, isOurs, keepPaper } from "./uploads.ts"

/** What the assembled features need of the world. */
export interface Outside {
  readonly store: Store
  readonly files: Files
  readonly now: Clock
  readonly newId: NewId
  readonly log: Log
  /** Brings messages to WeChat; without it they stand in the inbox of the pages only. */
  readonly wechat?: Messenger
  /** The other channels that are connected. */
  readonly others?: Others
  /** Robots of groups, where a WeCom is connected. */
  readonly robots?: Robots
  /** Which group of WeChat a page was opened in; without it no page was. */
  readonly groupOf?: GroupOf
  /** The long connection of a WeCom's robot, where one is connected so. */
  readonly line?: Line
  /** Cards to single persons that can be tapped, where a WeCom's app is connected. */
  readonly toOne?: ToOne
  /** Cards in chats that change by themselves, where WeChat is connected. */
  readonly live?: LiveCards
  /** Cards that cannot be passed on: over HTTP only, so on a server of one's own. */
  readonly alone?: PrivateCards
}

/** Reaches nobody: every message waits in the inbox of the pages. */
const nowhere: Messenger = {
  reaches: () => false,
  send: async () => ({ sent: false, trouble: "noSuchPerson", code: "none" }),
}

/** Everything that is stored, by every feature. */
export const collections: readonly Collection[] = [
  ...[dues, facts, replies, paces, acts, actHeads, uploads],
  ...ofMembers,
  ...ofCouncils,
  ...ofDisclosures,
  ...ofChats,
  ...ofFunds,
  ...ofMeetings,
  ...ofNotices,
  ...ofProjects,
  ...ofVotes,
]

/** Every feature, given its ports: the one list that the server, the contract and the tests serve from. */
export const features = ({
  store,
  files,
  now,
  wechat = nowhere,
  others,
  robots,
  groupOf,
  line,
  toOne,
  live,
  alone,
}: Outside): readonly Feature[] => [
  members(
    { files, sheets: openSheets(), handOut: handOut({ store, files, now }), isOurs: isOurs(store) },
    () => collections,
  ),
  councils(),
  disclosures({ streetOf }),
  chats({
    ...(robots && { secret: robots.secret }),
    ...(groupOf && { groupOf }),
    ...(line && { line }),
    ...(toOne && { toOne }),
    ...(alone && { alone }),
  }),
  funds(),
  meetings({
    ...{ contactsOf: contactsOf(store), namesOf: namesOf(store), ledgersOf, keepPaper: keepPaper({ store, files }) },
    ...(live && { live }),
    paper: { word: openWord(), files, handOut: handOut({ store, files, now }), isOurs: isOurs(store) },
  }),
  notices(
    amongMembers(store, { wechat, ...others }, now, {
      attach: attachments({ store, files }),
      ...(robots && { announcer: announcing(store, robots) }),
    }),
  ),
  projects(),
  votes(),
]

/** Who a subject is, and whose session a bearer token is. */
export { subjectOfSession, whois }
