import { groupFromCloud } from "../adapters/caller/wechat-group.ts"
import { cloudFunction } from "../adapters/function/wechat.ts"
import { subjectOfSession, whois } from "../members/actions.ts"
import { feature } from "../shared/serve.ts"
import { actions, type Outside } from "./actions.ts"
import { contract } from "./contract.ts"
import { bindCodes, cards, chats as chatRecords, heards, lines, offers, rooms } from "./records.ts"

export const collections = [chatRecords, rooms, bindCodes, offers, cards, heards, lines]

/** Groups of a messenger that bodies talk in, and what is put into them. */
export const chats = (outside: Outside = {}) => feature("chats", contract, actions(outside))

/** The function of WeChat cloud. Callbacks of WeCom come over HTTP, which it does not listen to. */
export const main = cloudFunction(({ store }) => ({
  feature: chats({ groupOf: groupFromCloud() }),
  whois: whois(store),
  subjectOfSession,
}))
