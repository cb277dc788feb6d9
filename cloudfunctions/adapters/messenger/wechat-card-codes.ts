import type { Begun, CardTrouble, LiveCard } from "#cloud/shared/ports"
import { instantOf } from "#cloud/shared/values/instant"
import { outcomeOf } from "./wechat-codes.ts"

/** What WeChat's interfaces of cards take and answer, however they are asked. */

/** Which version of the mini-program a tap opens, as these interfaces call it. */
export type Version = "develop" | "trial" | "release"

/** What the codes of these interfaces mean besides those that all have. */
const troubles: ReadonlyMap<number, CardTrouble["trouble"]> = new Map([
  [47501, "over"],
  [47504, "over"],
  [47502, "badContent"],
  [47503, "badContent"],
])

/** Takes WeChat's code, not 0; gives what it means to us. */
export const cardTrouble = (errcode: number): CardTrouble => {
  const common = outcomeOf({ errcode })
  return { trouble: troubles.get(errcode) ?? (common.sent ? "unknown" : common.trouble), code: String(errcode) }
}

const form = /^[\w.:+/=-]{1,256}$/

/** Takes what came back for a new activity: its id, and when it ends in seconds since 1970. */
export const begunOf = (activity: unknown, ends: unknown): Begun =>
  typeof activity === "string" && form.test(activity) && typeof ends === "number" && ends > 0 && ends < 1e11
    ? { begun: true, activity, until: instantOf(ends * 1000) }
    : { begun: false, trouble: "unknown", code: "none" }

/** What a card says, as WeChat's words take it: “成员正在加入，当前 {member_count}/{room_limit} 人”, then “已开始”. */
export const wordsOf = ({ present, eligible, begun, page }: LiveCard, version: Version) => ({
  state: begun ? 1 : 0,
  parameters: begun
    ? [
        { name: "path", value: page },
        { name: "version_type", value: version },
      ]
    : [
        { name: "member_count", value: String(present) },
        { name: "room_limit", value: String(eligible) },
      ],
})
