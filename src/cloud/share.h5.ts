import type { Alone, ShareCard } from "./share.weapp"

/** A browser shares addresses by itself. */
export const useShare = (_: ShareCard | undefined, __?: Alone): void => undefined

/** Cards are WeChat's. */
export const sharesCards = false
const none: Alone = { state: "none" }
export const useAlone = (_: object | undefined): Alone => none
