import Taro from "@tarojs/taro"
import { useState } from "react"

/** What a person has filled in and not sent yet; kept on the device, so that nothing is lost, until it is recorded. */
export interface Draft {
  readonly chosen: readonly string[]
  /** Which order of the projects this person sees. */
  readonly order: number
  /** The random bits of the ballot about to be sent: kept, so that sending it again is the same request. */
  readonly nonce?: string | undefined
}

const placeOf = (vote: string) => `weiyi.ballot.${vote}`
const receiptPlace = (vote: string) => `weiyi.receipt.${vote}`
const anyOrder = () => Math.floor(Math.random() * 2 ** 31)

/** The draft of a vote on this device. */
export const useDraft = (vote: string, first: readonly string[]) => {
  const [draft, setDraft] = useState<Draft>(() => ({
    chosen: first,
    order: anyOrder(),
    ...(Taro.getStorageSync<Partial<Draft>>(placeOf(vote)) || {}),
  }))
  const keep = (next: Draft) => {
    setDraft(next)
    Taro.setStorageSync(placeOf(vote), next)
  }
  return {
    draft,
    /** Another choice is another ballot: it gets its own bits when it is sent. */
    choose: (chosen: readonly string[]) => keep({ chosen, order: draft.order }),
    shuffle: () => keep({ ...draft, order: anyOrder() }),
    bits: async (draw: () => Promise<string>): Promise<string> => {
      const nonce = draft.nonce ?? (await draw())
      keep({ ...draft, nonce })
      return nonce
    },
  }
}

/** So many options are chosen in a draft that this device keeps; none without one. */
export const draftedIn = (vote: string): number => {
  const { chosen = [] }: Partial<Draft> = Taro.getStorageSync<Partial<Draft>>(placeOf(vote)) || {}
  return chosen.length
}

/** It is recorded: the choice leaves the device, the receipt stays. */
export const keepReceipt = (vote: string, receipt: string): void => {
  Taro.removeStorageSync(placeOf(vote))
  Taro.setStorageSync(receiptPlace(vote), receipt)
}

/** The receipt of this device's last ballot in a vote; empty when there is none. */
export const keptReceipt = (vote: string): string => Taro.getStorageSync<string>(receiptPlace(vote)) || ""
