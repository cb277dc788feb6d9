import { useDidHide, useDidShow } from "@tarojs/taro"
import { useEffect, useState } from "react"
import { session } from "./session"
import type { Alone, ShareCard } from "./share-card"
import { type LiveWords, useLive } from "./share-live"
import { drawShare, type Pen, pictureSize, type SharePicture } from "./share-picture"
import { type ForwardedCard, simulatedWeChat } from "./simulated-wechat"

/** A browser shares addresses by itself; cards are WeChat's, and the demonstration's simulated one takes them. */
export const sharesCards = simulatedWeChat() !== undefined

/** While the page is in view, the simulated WeChat can forward it with our title, picture and path. */
export const useShare = (card: ShareCard | undefined, alone: Alone = { state: "none" }): void => {
  const [inView, setInView] = useState(true)
  useDidShow(() => setInView(true))
  useDidHide(() => setInView(false))
  const live = useLive(sharesCards ? card : undefined)
  const told = JSON.stringify(inView && card ? { card, alone, live } : null)
  useEffect(() => {
    const page = JSON.parse(told) as Told | null
    if (!page) return undefined
    const phone = simulatedWeChat()
    phone?.onShareAppMessage({ card: () => forwarded(page), token: session.token })
    return () => phone?.onShareAppMessage(undefined)
  }, [told])
}

interface Told {
  readonly card: ShareCard
  readonly alone: Alone
  readonly live?: LiveWords
}

const forwarded = ({ card: { title, path, picture }, alone, live }: Told): ForwardedCard => {
  const kind = alone.state === "ready" ? { alone: true, activity: alone.activity } : live
  const drawn = picture && drawnOf(picture)
  return { title, path, ...(drawn && { picture: drawn }), ...kind }
}

const drawnOf = (picture: SharePicture): string | undefined => {
  const canvas = Object.assign(document.createElement("canvas"), pictureSize)
  const pen = canvas.getContext("2d")
  if (!pen) return undefined
  drawShare(pen as Pen, picture)
  return canvas.toDataURL("image/png")
}
