import Taro, { useDidShow, useShareAppMessage } from "@tarojs/taro"
import { useEffect, useRef, useState } from "react"
import { ask, call } from "./call"
import type { Input } from "./contracts"
import type { No } from "./reply"
import { drawShare, type Pen, pictureSize, type SharePicture } from "./share-picture"

/** What a page's card says in a chat, what its picture shows, and which page it opens. */
export interface ShareCard {
  readonly title: string
  readonly path: string
  readonly picture?: SharePicture
  /** A meeting whose card shows how many are there, and changes by itself (动态消息). */
  readonly live?: Input<"meetings.liveCard">
}

/** Where a card that cannot be passed on stands: not asked for, being made ready, ready for the tap, or refused. */
export type Alone =
  | { readonly state: "none" | "busy" }
  | { readonly state: "ready"; readonly activity: string }
  | { readonly state: "failed"; readonly no?: No }

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
  const live = useLive(card)
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

/**
 * Gets the card of a meeting ready to change by itself, whenever the page comes into view: at the tap there is no time left
 * for it. Where anything fails nothing is said: what is forwarded is the ordinary card.
 */
const useLive = (card: ShareCard | undefined): Options | undefined => {
  const about = JSON.stringify(card?.live)
  const path = card?.path ?? ""
  const [options, setOptions] = useState<Options>()
  const [view, setView] = useState(0)
  const shown = useRef(false)
  useDidShow(() => {
    if (shown.current) setView(before => before + 1)
    shown.current = true
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: in view again, there are other figures
  useEffect(() => {
    if (about === undefined) return setOptions(undefined)
    let gone = false
    void updatable(about, path).then(made => {
      if (!gone) setOptions(made)
    })
    return () => {
      gone = true
    }
  }, [about, path, view])
  return options
}

const updatable = async (about: string, path: string): Promise<Options | undefined> => {
  try {
    const reply = await call("meetings.liveCard", JSON.parse(about) as Input<"meetings.liveCard">)
    if (!reply.ok) return undefined
    const { activity, present, eligible } = reply.value
    const words = { member_count: String(present), room_limit: String(eligible) }
    const opens = { path: path.replace(/^\//, ""), version_type: Taro.getAccountInfoSync().miniProgram.envVersion }
    const parameterList = Object.entries({ ...words, ...opens }).map(([name, value]) => ({ name, value }))
    // The words are WeChat's own; its types ask for the id of a template that only the chat tool has.
    const templateInfo = { parameterList } as Taro.updateShareMenu.UpdatableMessageFrontEndTemplateInfo
    return { ...ordinary, isUpdatableMessage: true, activityId: activity, templateInfo }
  } catch {
    return undefined
  }
}

/** A card of a vote that whoever gets it cannot pass on (私密消息), from when somebody asks for it. */
export const useAlone = (input: Input<"chats.privateCard"> | undefined): Alone => {
  const about = JSON.stringify(input)
  const [alone, setAlone] = useState<Alone>({ state: "none" })
  useEffect(() => {
    if (about === undefined) return setAlone({ state: "none" })
    let gone = false
    setAlone({ state: "busy" })
    void begun(about).then(made => {
      if (!gone) setAlone(made)
    })
    return () => {
      gone = true
    }
  }, [about])
  return alone
}

const begun = async (about: string): Promise<Alone> => {
  try {
    const reply = await ask("chats.privateCard", JSON.parse(about) as Input<"chats.privateCard">)
    return reply.ok ? { state: "ready", activity: reply.value.activity } : { state: "failed", no: reply }
  } catch {
    return { state: "failed" }
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
