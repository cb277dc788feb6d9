import { slips } from "#cloud/members/spots/rules"
import { shortIn } from "../../../cloud/short-in"

/** The address of a printed code: how short ones begin, the community, and on a poster its place, on a slip what stands there. */
export const printedAddress = (begins: string, scene: string, ...more: readonly (string | undefined)[]): string =>
  begins + [scene, ...more].filter(part => part !== undefined).join("/")

/** All that stands behind /q/ in an address; undefined where nothing does. */
export const sceneIn = (address: string): string | undefined => shortIn("q", address)

type Given = Readonly<Record<string, string | undefined>>

/** What stands behind /q/ in a printed address, or the scene itself: the scene; on a poster its place, on a slip the door, the code and its place. */
const printed = (given: Given): readonly string[] => {
  const whole = given.scene ? decodeURIComponent(given.scene) : given.q && sceneIn(decodeURIComponent(given.q))
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

/** Which of the printed codes was opened: the key of its place, the slips' own where they say none, or undefined for any other code. */
export const spotOf = (given: Given): string | undefined => {
  const [, place, code, slipsOf = slips] = printed(given)
  return code ? slipsOf : place
}
