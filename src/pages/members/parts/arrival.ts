import { slips } from "#cloud/members/spots/rules"
import { call } from "../../../cloud/call"
import { session } from "../../../cloud/session"

type Given = Readonly<Record<string, string | undefined>>

/** What stands behind /q/ in a printed address, or the scene itself: the scene, on a slip also its door and its code. */
const printed = (given: Given): readonly string[] => {
  const whole = given.scene
    ? decodeURIComponent(given.scene)
    : /\/q\/([^?#]+)/.exec(given.q ? decodeURIComponent(given.q) : "")?.[1]
  return whole?.split("/") ?? []
}

/**
 * Takes the page's parameters: `scene` of a mini-program code, `q` of a printed address (decoded once), or a community
 * that was chosen. Gives what to ask members.welcome, or undefined when nothing of it is ours.
 */
export const arrivalOf = (given: Given) => {
  if (given.community) return { community: given.community }
  const [scene] = printed(given)
  return scene ? { scene } : undefined
}

/** The door and the one-time code of a slip that was scanned; undefined for any other code. */
export const slipOf = (given: Given): { readonly household: string; readonly code: string } | undefined => {
  const [, household, code] = printed(given)
  return household && code ? { household, code } : undefined
}

/** Which of the printed codes was opened: the key of its place, the slips' own, or undefined for one that says no place. */
export const spotOf = (given: Given): string | undefined => {
  const [, place, code] = printed(given)
  return code ? slips : place
}

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
