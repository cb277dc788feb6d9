import Taro, { useDidShow, useShareAppMessage } from "@tarojs/taro"
import { useEffect, useState } from "react"
import type { Alone, ShareCard } from "./share-card"
import { type LiveWords, useLive } from "./share-live"
import { drawShare, type Pen, pictureSize, type SharePicture } from "./share-picture"

/** Whether cards are shared from here at all. */
export const sharesCards = true

/**
 * What WeChat sends when somebody forwards the page: our title and picture instead of the screen's, and a ticket for the
 * group it lands in. Nobody is asked to forward anything. The page's config says `enableShareAppMessage`.
 */
export const useShare = (card: ShareCard | undefined, alone: Alone = { state: "none" }): void => {
  const [imageUrl, setImageUrl] = useState<string>()
  const figures = JSON.stringify(card?.picture)
  useEffect(() => {
    void drawn(figures).then(setImageUrl)
  }, [figures])
  useShareAppMessage(() => (card ? { title: card.title, path: card.path, ...(imageUrl && { imageUrl }) } : {}))
  useEffect(() => {
    void Taro.showShareMenu({ withShareTicket: true })
  }, [])
  const live = updatable(useLive(card), card?.path ?? "")
  useMenu(alone.state === "ready" ? privately(alone.activity) : (live ?? ordinary))
}

type Options = Taro.updateShareMenu.Option

const ordinary: Options = { withShareTicket: true, isUpdatableMessage: false, isPrivateMessage: false }
const privately = (activityId: string): Options => ({ ...ordinary, isPrivateMessage: true, activityId })

/**
 * What kind of card is sent holds until it is set anew, so every page that can be forwarded sets it when it comes into view.
 * It is not taken back when the page goes out of view: choosing the chat may be just that.
 */
const useMenu = (options: Options): void => {
  const told = JSON.stringify(options)
  useEffect(() => set(JSON.parse(told) as Options), [told])
  useDidShow(() => set(options))
}

/** With a callback, WeChat gives no promise that nobody would wait for. */
const set = (options: Options): void => {
  if (typeof Taro.updateShareMenu === "function") Taro.updateShareMenu({ ...options, fail: () => undefined })
}

/** What `useLive` gives, as WeChat's menu takes it. */
const updatable = (words: LiveWords | undefined, path: string): Options | undefined => {
  if (!words) return undefined
  const { activity, present, eligible } = words
  const opens = { path: path.replace(/^\//, ""), version_type: Taro.getAccountInfoSync().miniProgram.envVersion }
  const named = { member_count: present, room_limit: eligible, ...opens }
  const parameterList = Object.entries(named).map(([name, value]) => ({ name, value }))
  // The words are WeChat's own; its types ask for the id of a template that only the chat tool has.
  const templateInfo = { parameterList } as Taro.updateShareMenu.UpdatableMessageFrontEndTemplateInfo
  return { ...ordinary, isUpdatableMessage: true, activityId: activity, templateInfo }
}

/**
 * The picture as a file on the phone. Undefined where the phone cannot draw unseen (base library below 2.16.1) or cannot
 * keep what it drew (WeChat for Mac): then WeChat takes a picture of the page itself.
 */
const drawn = async (figures: string | undefined): Promise<string | undefined> => {
  if (figures === undefined || typeof Taro.createOffscreenCanvas !== "function") return undefined
  try {
    const canvas = Taro.createOffscreenCanvas({ type: "2d", ...pictureSize })
    drawShare(canvas.getContext("2d") as Pen, JSON.parse(figures) as SharePicture)
    const kept = await Taro.canvasToTempFilePath({ canvas: canvas as Taro.Canvas, fileType: "png" })
    return kept.tempFilePath
  } catch {
    return undefined
  }
}
