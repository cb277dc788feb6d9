import { join } from "node:path"
import { openWeChat } from "#cloud/host/wechat/platform"
import { simulatedAccount, simulatedOpenid, simulatedTemplate, simulatedTemplates } from "#cloud/host/wechat/setup"
import { addMember, householdSeats } from "#cloud/members/actions"
import { households, persons } from "#cloud/members/records"
import { enter } from "#cloud/notices/credits/actions"
import { digest } from "#cloud/shared/digest"
import type { Subject } from "#cloud/shared/ports"
import { communityScope } from "#cloud/shared/scope"
import { every, type Store } from "#cloud/shared/store"
import type { Id } from "#cloud/shared/values/id"
import { instantOf } from "#cloud/shared/values/instant"

/** So many join at the same time. */
const together = 50

/**
 * Somebody joins for every household of a community of the demonstration that has nobody yet, and every delegate's phone has
 * agreed to one message of news, with WeChat and in our books. Gives how many households there are.
 */
export const everybodyJoins = async (store: Store, directory: string, community: Id<"community">): Promise<number> => {
  const now = instantOf(Date.now())
  const documents = store.in(communityScope(community))
  const wechat = openWeChat({
    ...simulatedAccount,
    templates: simulatedTemplates,
    file: join(directory, "phones.sqlite"),
    now: Date.now,
  })
  const joined = new Map<string, Id<"person"> | undefined>()
  for await (const { id, delegate } of every(documents, households)) joined.set(id, delegate)
  const homes: Id<"household">[] = []
  for await (const { household } of householdSeats(documents)) homes.push(household)
  const settle = async (household: Id<"household">): Promise<void> => {
    const fresh = `host:new-${digest(household).slice(0, 12)}` as Subject
    const before = joined.get(household)
    const person = before ?? (await addMember(store, { subject: fresh, community, name: "新邻居", household }, now))
    const subject = before ? ((await documents.read(persons, before))?.subjects[0] ?? "") : fresh
    const openid = simulatedOpenid(subject)
    wechat.opened(openid, "新邻居")
    wechat.requestSubscribeMessage(openid, [simulatedTemplate("news")])
    await documents.change(tx => enter(tx, { person, template: "news" }, "accept", `journey-${household}`, now))
  }
  for (let from = 0; from < homes.length; from += together)
    await Promise.all(homes.slice(from, from + together).map(settle))
  wechat.close()
  return homes.length
}
