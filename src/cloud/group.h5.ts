import type { Input } from "./contracts"
import { session } from "./session"
import { simulatedWeChat } from "./simulated-wechat"

export type GroupTicket = Input<"chats.here">["ticket"]

/** In a browser only the demonstration's simulated WeChat opens pages from a group: what it gives is as on a phone. */
export const groupTicket = async (
  params: Readonly<Record<string, string | undefined>>,
): Promise<GroupTicket | undefined> =>
  params.group ? simulatedWeChat()?.getGroupEnterInfo(params.group, session.token()) : undefined
