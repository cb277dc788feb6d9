import { call } from "../../../cloud/call"
import { session } from "../../../cloud/session"

/** Says once that a place's code was opened; nobody waits for it, and nothing depends on it. */
export const noteOpening = (community: string, key: string): void =>
  void call("members.scanned", { community, key }).catch(() => undefined)

/**
 * In a browser, a session of nobody yet, before the first thing somebody says; inside WeChat there is nothing to do.
 * Without one (no network) what is sent next says so itself.
 */
export const arrive = async (): Promise<void> => {
  if (process.env.TARO_ENV !== "h5" || session.token()) return
  const reply = await call("members.enter", {}).catch(() => undefined)
  if (reply?.ok && reply.value.session) session.keep(reply.value.session)
}
