import Taro, { useDidHide, useDidShow, useShareAppMessage } from "@tarojs/taro"
import { useEffect, useState } from "react"
import { call } from "./call"
import type { Input } from "./contracts"
import { drawShare, type Pen, pictureSize, type SharePicture } from "./share-picture"

/** What a page's card says in a chat, what its picture shows, and which page it opens. */
export interface ShareCard {
  readonly title: string
  readonly path: string
  readonly picture?: SharePicture
  /** A meeting whose card shows how many are there, and changes by itself (动态消息). */
  readonly live?: Input<"meetings.liveCard">
}

/**
 * What WeChat sends when somebody forwards the page: our title and picture instead of the screen's, and a ticket for the
 * group it lands in. Nobody is asked to forward anything. The page's config says `enableShareAppMessage`.
 */
export const useShare = (card: ShareCard | undefined): void => {
  const [imageUrl, setImageUrl] = useState<string>()
  const figures = JSON.stringify(card?.picture)
  useEffect(() => {
    void drawn(figures).then(setImageUrl)
  }, [figures])
  useShareAppMessage(() => (card ? { title: card.title, path: card.path, ...(imageUrl && { imageUrl }) } : {}))
  useEffect(() => {
    void Taro.showShareMenu({ withShareTicket: true })
  }, [])
  useLive(card)
}

const ordinary = { withShareTicket: true, isUpdatableMessage: false } as const

/**
 * Gets the card of a meeting ready to change by itself, whenever the page comes into view: at the tap there is no time left
 * for it. What is set holds for the page that is in view, so it is taken back when that is another. Where anything fails,
 * nothing is said: what is forwarded is the ordinary card.
 */
const useLive = (card: ShareCard | undefined): void => {
  const about = JSON.stringify(card?.live)
  const path = card?.path ?? ""
  const [shown, setShown] = useState(true)
  useDidShow(() => setShown(true))
  useDidHide(() => setShown(false))
  useEffect(() => {
    if (about === undefined || !shown || typeof Taro.updateShareMenu !== "function") return
    let gone = false
    void prepared(about, path).then(options => {
      if (options && !gone) set(options)
    })
    return () => {
      gone = true
      set(ordinary)
    }
  }, [about, path, shown])
}

/** With a callback, WeChat gives no promise that nobody would wait for. */
const set = (options: Taro.updateShareMenu.Option): void =>
  void Taro.updateShareMenu({ ...options, fail: () => undefined })

const prepared = async (about: string, path: string): Promise<Taro.updateShareMenu.Option | undefined> => {
  try {
    const reply = await call("meetings.liveCard", JSON.parse(about) as Input<"meetings.liveCard">)
    if (!reply.ok) return undefined
    const { activity, present, eligible } = reply.value
    const words = { member_count: String(present), room_limit: String(eligible) }
    const opens = { path: path.replace(/^\//, ""), version_type: Taro.getAccountInfoSync().miniProgram.envVersion }
    const parameterList = Object.entries({ ...words, ...opens }).map(([name, value]) => ({ name, value }))
    // The words are WeChat's own; its types ask for the id of a template that only the chat tool has.
    const templateInfo = { parameterList } as Taro.updateShareMenu.UpdatableMessageFrontEndTemplateInfo
    return { withShareTicket: true, isUpdatableMessage: true, activityId: activity, templateInfo }
  } catch {
    return undefined
  }
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
