import type { Actions } from "../../shared/ask.ts"
import type { Messenger } from "../../shared/ports.ts"
import type { Documents } from "../../shared/store.ts"
import type { Attach } from "../attaching/actions.ts"
import type { Ways } from "../outbox/wording/actions.ts"
import { weightOf } from "../planning/rules.ts"
import { refuse } from "../refusals.ts"
import type { Channel } from "../templates/rules.ts"
import type { Notice } from "../writing/records.ts"
import type { contract } from "./contract.ts"
import { noticeOrders } from "./records.ts"
import { chainFor, standingOrder, usualOrder } from "./rules.ts"

type OrderingWays = Ways & { readonly attach?: Attach }

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

/** How much of a card a channel shows, as it cuts one that is longer than any. */
const roomOf = (cut: NonNullable<Messenger["cut"]>) => {
  const long = "x".repeat(300)
  const {
    title,
    text = "",
    facts,
  } = cut({ from: "", title: long, text: long, facts: [{ name: "x", value: long }], page: "" })
  return { title: title.length, text: text.length, fact: facts[0]?.value.length ?? 0 }
}

const standing = (ways: OrderingWays, chosen: readonly Channel[] | undefined) => ({
  channels: standingOrder(connectedOf(ways), chosen).map(channel => {
    const { sign, cut } = ways.messengers[channel] ?? {}
    return {
      channel,
      used: (chosen ?? usualOrder).includes(channel),
      ...(sign !== undefined && { sign }),
      ...(cut && { room: roomOf(cut) }),
    }
  }),
  files: ways.attach !== undefined,
})

export const actions = (ways: OrderingWays): Actions<typeof contract> => ({
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
