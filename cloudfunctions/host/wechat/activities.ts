import { randomBytes } from "node:crypto"
import { dayLong, second } from "#cloud/shared/values/instant"

/** What a card of an activity says where it stands. */
export interface LiveWords {
  readonly state: 0 | 1
  readonly present: string
  readonly eligible: string
}

interface Activity {
  readonly began: number
  readonly until: number
  /** Who may share a card with it that cannot be passed on. */
  readonly sharer: string | undefined
  words: LiveWords | undefined
}

/** Documented of a card that cannot be passed on: it is shared for seven days, and for 120 WeChat says whom it was meant for. */
const sharedFor = 7 * dayLong
const toldFor = 120 * dayLong

/** WeChat's refusals of an update, with their codes. */
export type Refused = readonly [errcode: number, errmsg: string]

type Body = Readonly<Record<string, unknown>>

const versions = ["develop", "trial", "release"]

/** The value of a parameter in what WeChat's interfaces take: a list of names and values. */
const valueIn = (list: unknown, name: string): string | undefined => {
  const found: unknown = Array.isArray(list) ? list.find(one => (one as Body | null)?.name === name) : undefined
  const value = (found as Body | undefined)?.value
  return typeof value === "string" && value !== "" ? value : undefined
}

/**
 * Activities of the simulated WeChat (动态消息, 私密消息), for as long as it runs. Documented: a card changes for a day; state 0 says how
 * many there are and may be followed by 0 and 1, state 1 says 已开始 and is the last.
 */
export const openActivities = (now: () => number) => {
  const activities = new Map<string, Activity>()
  const alive = (id: string): Activity | undefined => {
    const found = activities.get(id)
    return found && now() < found.until ? found : undefined
  }
  return {
    /** How many have been begun so far. */
    begun: (): number => activities.size,
    createActivity: (sharer?: string): { readonly activity_id: string; readonly expiration_time: number } => {
      const id = `1048_${randomBytes(18).toString("base64url")}`
      const began = now()
      const until = began + (sharer === undefined ? dayLong : sharedFor)
      activities.set(id, { began, until, sharer, words: undefined })
      return { activity_id: id, expiration_time: Math.floor(until / second) }
    },
    /** What a phone gives along with a card it shares (`wx.updateShareMenu`); false when the activity is none, or over. */
    shareActivity: (id: string, present: string, eligible: string): boolean => {
      const found = alive(id)
      if (found) found.words ??= { state: 0, present, eligible }
      return found !== undefined
    },
    /**
     * A phone shares a card with it that cannot be passed on (私密消息): only whom it was begun for. Gives until when WeChat says
     * whom the card was meant for (ms since 1970), or undefined where it is none of theirs or over.
     */
    shareAlone: (id: string, openid: string): number | undefined => {
      const found = alive(id)
      return found?.sharer === openid ? found.began + toldFor : undefined
    },
    /** `setUpdatableMsg`. Gives why it is refused, or undefined when the cards say it now. */
    updateActivity: ({ activity_id: id, target_state: state, template_info: info }: Body): Refused | undefined => {
      const found = typeof id === "string" ? activities.get(id) : undefined
      if (!found) return [47501, "invalid activity id"]
      if (now() >= found.until) return [47504, "activity id expired"]
      const list = (info as Body | undefined)?.parameter_list
      if (found.words?.state === 1) return [47502, "invalid target state"]
      if (state === 0) {
        const [present, eligible] = [valueIn(list, "member_count"), valueIn(list, "room_limit")]
        if (!present || !eligible) return [47502, "invalid target state"]
        found.words = { state, present, eligible }
        return undefined
      }
      if (state !== 1) return [47502, "invalid target state"]
      if (!versions.includes(valueIn(list, "version_type") ?? "")) return [47503, "invalid version type"]
      found.words = { present: "", eligible: "", ...found.words, state }
      return undefined
    },
    /** What the cards of an activity say; undefined of one that nobody has shared or changed. */
    activityWords: (id: string): LiveWords | undefined => activities.get(id)?.words,
  }
}

/** WeChat's own words, which nobody can choose. */
export const liveLine = ({ state, present, eligible }: LiveWords): string =>
  state === 1 ? "已开始" : `成员正在加入，当前 ${present}/${eligible} 人`
