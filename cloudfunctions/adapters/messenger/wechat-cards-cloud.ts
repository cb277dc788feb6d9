import type { CardTrouble, LiveCards } from "#cloud/shared/ports"
import { begunOf, cardTrouble, type Version, wordsOf } from "./wechat-card-codes.ts"

/** The part of `wx-server-sdk` that changes cards; it throws what WeChat refuses, with its `errCode`. UNVERIFIED: field names. */
export interface CardSdk {
  readonly openapi: {
    readonly updatableMessage: {
      createActivityId(asked: object): Promise<{ readonly activityId?: unknown; readonly expirationTime?: unknown }>
      setUpdatableMsg(message: Readonly<Record<string, unknown>>): Promise<{ readonly errCode?: number }>
    }
  }
}

/** Loaded at the first card and only inside a function, where the package lies beside the bundle. */
const installed = (): CardSdk => require("wx-server-sdk")

/** Below zero are the cloud's own errors, but for -1, which is WeChat's "busy". -604101: the function's config.json lacks the permission. */
const thrown = (error: unknown): CardTrouble => {
  const code = Number((error as { readonly errCode?: unknown } | undefined)?.errCode)
  if (code > 0 || code === -1) return cardTrouble(code)
  return { trouble: code === -604101 ? "credentials" : "noAnswer", code: String(code) }
}

/** Cards that change, from inside WeChat cloud: WeChat knows which mini-program is asking. */
export const liveCardsFromCloud = (sdk: () => CardSdk = installed, version: Version = "release"): LiveCards => ({
  begin: async () => {
    try {
      const { activityId, expirationTime } = await sdk().openapi.updatableMessage.createActivityId({})
      return begunOf(activityId, expirationTime)
    } catch (error) {
      return { begun: false, ...thrown(error) }
    }
  },
  show: async (activity, card) => {
    const { state, parameters } = wordsOf(card, version)
    const message = { activityId: activity, targetState: state, templateInfo: { parameterList: parameters } }
    try {
      const { errCode = 0 } = await sdk().openapi.updatableMessage.setUpdatableMsg(message)
      return errCode === 0 ? { changed: true } : { changed: false, ...cardTrouble(errCode) }
    } catch (error) {
      return { changed: false, ...thrown(error) }
    }
  },
})
