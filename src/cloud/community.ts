import Taro from "@tarojs/taro"
import { useSyncExternalStore } from "react"
import { ask } from "./call"

/** The community this device is in, or looks at: what a page says at its top, and whom to call. */
export interface Community {
  readonly id: string
  readonly name: string
  /** The clerk's, for everybody who would rather call. */
  readonly phone?: string | undefined
}

const place = "weiyi.community"
const listeners = new Set<() => void>()
let now: Community | null | undefined

const community = (): Community | undefined => {
  now ??= Taro.getStorageSync<Community | "">(place) || null
  return now ?? undefined
}

/** Says which community this device is in: after a scan, a choice, or the cloud's own word. */
export const enterCommunity = (entered: Community): void => {
  const before = community()
  if (before?.id === entered.id && before.name === entered.name && before.phone === entered.phone) return
  now = { id: entered.id, name: entered.name, phone: entered.phone }
  Taro.setStorageSync(place, now)
  for (const listener of listeners) listener()
}

/** Forgets it: after signing out. */
export const leaveCommunity = (): void => {
  now = null
  Taro.removeStorageSync(place)
  for (const listener of listeners) listener()
}

/** On a device that does not know its community yet: asks the cloud who is here, and where they have joined. */
export const findCommunity = async (): Promise<void> => {
  if (community()) return
  try {
    const me = await ask("members.me", {})
    const joined = me.ok && me.value.communities.find(({ current }) => current)
    if (!joined) return
    const about = await ask("members.welcome", { community: joined.community })
    if (about.ok) enterCommunity({ id: about.value.community, name: about.value.name, phone: about.value.phone })
  } catch {
    // no answer: the next page that knows will say
  }
}

const listen = (listener: () => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** The community this device is in; undefined before the first scan or choice. */
export const useCommunity = (): Community | undefined => useSyncExternalStore(listen, community, community)
