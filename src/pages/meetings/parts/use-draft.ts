import Taro from "@tarojs/taro"
import { useState } from "react"
import type { Said, Says } from "#cloud/meetings/polls/rules"

const placeOf = (poll: string): string => `weiyi.times.${poll}`

/**
 * What a person is filling in for a poll: kept on the device until it is recorded, so that neither a call nor a lost
 * network costs it. Nothing filled in: what the cloud has of them.
 */
export const useDraft = (poll: string) => {
  const [draft, setDraft] = useState<Says | undefined>(() => Taro.getStorageSync<Says | "">(placeOf(poll)) || undefined)
  const keep = (says: Says): void => {
    setDraft(says)
    Taro.setStorageSync(placeOf(poll), says)
  }
  return {
    draft,
    /** Sets one answer, or takes it back. Takes what stands now. */
    say: (standing: Says, slot: string, said: Said | undefined): void => {
      const { [slot]: _, ...others } = standing
      keep(said === undefined ? others : { ...others, [slot]: said })
    },
    keep,
    /** It is recorded: the device need not keep it any longer. */
    forget: (): void => Taro.removeStorageSync(placeOf(poll)),
  }
}
