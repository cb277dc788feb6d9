import Taro, { useShareAppMessage } from "@tarojs/taro"
import { useEffect, useState } from "react"
import { drawShare, type Pen, pictureSize, type SharePicture } from "./share-picture"

/** What a page's card says in a chat, what its picture shows, and which page it opens. */
export interface ShareCard {
  readonly title: string
  readonly path: string
  readonly picture?: SharePicture
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
