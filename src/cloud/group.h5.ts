import type { Input } from "./contracts"

export type GroupTicket = Input<"chats.here">["ticket"]

/** In a browser only the demonstration's simulated WeChat opens pages from a group: its ticket stands in the address. */
export const groupTicket = async (
  params: Readonly<Record<string, string | undefined>>,
): Promise<GroupTicket | undefined> => params.group || undefined
