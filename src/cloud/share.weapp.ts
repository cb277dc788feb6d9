import Taro, { useShareAppMessage } from "@tarojs/taro"
import { useEffect } from "react"

/** What a page's card says in a chat, and which page it opens. */
export interface ShareCard {
  readonly title: string
  readonly path: string
}

/**
 * What WeChat sends when somebody forwards the page: our title instead of the screen's, and a ticket for the group it lands in.
 * Nobody is asked to forward anything. The page's config says `enableShareAppMessage`.
 */
export const useShare = (card: ShareCard | undefined): void => {
  useShareAppMessage(() => (card ? { title: card.title, path: card.path } : {}))
  useEffect(() => {
    void Taro.showShareMenu({ withShareTicket: true })
  }, [])
}
