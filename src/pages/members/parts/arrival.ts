import { call } from "../../../cloud/call"
import { session } from "../../../cloud/session"

/** The scene of a short address: …/q/<scene>. */
const sceneOf = (address: string): string | undefined => /\/q\/([^/?#]+)/.exec(address)?.[1]

/**
 * Takes the page's parameters: `scene` of a mini-program code, `q` of a printed address (decoded once), or a community
 * that was chosen. Gives what to ask members.welcome, or undefined when nothing of it is ours.
 */
export const arrivalOf = (given: Readonly<Record<string, string | undefined>>) => {
  if (given.community) return { community: given.community }
  const scene = given.scene ? decodeURIComponent(given.scene) : given.q && sceneOf(decodeURIComponent(given.q))
  return scene ? { scene } : undefined
}

/**
 * In a browser, a session of nobody yet, before the first thing somebody says; inside WeChat there is nothing to do.
 * Without one (no network) what is sent next says so itself.
 */
export const arrive = async (): Promise<void> => {
  if (process.env.TARO_ENV !== "h5" || session.token()) return
  const reply = await call("members.enter", {}).catch(() => undefined)
  if (reply?.ok && reply.value.session) session.keep(reply.value.session)
}
