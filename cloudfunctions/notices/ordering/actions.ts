import type { Actions } from "../../shared/ask.ts"
import type { Documents } from "../../shared/store.ts"
import type { Ways } from "../outbox/wording/actions.ts"
import { weightOf } from "../planning/rules.ts"
import { refuse } from "../refusals.ts"
import type { Channel } from "../templates/rules.ts"
import type { Notice } from "../writing/records.ts"
import type { contract } from "./contract.ts"
import { noticeOrders } from "./records.ts"
import { chainFor, standingOrder, usualOrder } from "./rules.ts"

/** The channels that the deployment has connected. */
const connectedOf = (ways: Ways): Channel[] => ways.chain.filter(channel => ways.messengers[channel] !== undefined)

const chosenOf = async (documents: Documents): Promise<readonly Channel[] | undefined> =>
  (await documents.read(noticeOrders, "order"))?.channels

/** The channels that a notice tries when it goes out now. */
export const chainNow = async (
  ways: Ways,
  documents: Documents,
  { urgent, fact, template }: Pick<Notice, "urgent" | "fact" | "template">,
): Promise<Channel[]> =>
  chainFor(connectedOf(ways), await chosenOf(documents), { urgent, weight: weightOf(fact, template) })

const standing = (ways: Ways, chosen: readonly Channel[] | undefined) => ({
  channels: standingOrder(connectedOf(ways), chosen).map(channel => {
    const sign = ways.messengers[channel]?.sign
    return { channel, used: (chosen ?? usualOrder).includes(channel), ...(sign !== undefined && { sign }) }
  }),
})

export const actions = (ways: Ways): Actions<typeof contract> => ({
  channels: async ({ documents }) => standing(ways, await chosenOf(documents)),
  setChannels: async ask => {
    const wanted = [...new Set(ask.input.channels)]
    const missing = wanted.find(channel => !connectedOf(ways).includes(channel))
    if (missing) throw refuse("noSuchChannel", { channel: missing })
    return ask.change(async tx => {
      await tx.put(noticeOrders, "order", { channels: wanted })
      return standing(ways, wanted)
    })
  },
})
