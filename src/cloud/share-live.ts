import { useDidShow } from "@tarojs/taro"
import { useEffect, useRef, useState } from "react"
import { call } from "./call"
import type { Input } from "./contracts"
import type { ShareCard } from "./share-card"

/** What a card that changes by itself begins with. */
export interface LiveWords {
  readonly activity: string
  readonly present: string
  readonly eligible: string
}

/**
 * Gets the card of a meeting ready to change by itself, whenever the page comes into view: at the tap there is no time left
 * for it. Where anything fails nothing is said: what is forwarded is the ordinary card.
 */
export const useLive = (card: ShareCard | undefined): LiveWords | undefined => {
  const about = JSON.stringify(card?.live)
  const [words, setWords] = useState<LiveWords>()
  const [view, setView] = useState(0)
  const shown = useRef(false)
  useDidShow(() => {
    if (shown.current) setView(before => before + 1)
    shown.current = true
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: in view again, there are other figures
  useEffect(() => {
    if (about === undefined) return setWords(undefined)
    let gone = false
    void begun(about).then(made => {
      if (!gone) setWords(made)
    })
    return () => {
      gone = true
    }
  }, [about, view])
  return words
}

const begun = async (about: string): Promise<LiveWords | undefined> => {
  try {
    const reply = await call("meetings.liveCard", JSON.parse(about) as Input<"meetings.liveCard">)
    if (!reply.ok) return undefined
    const { activity, present, eligible } = reply.value
    return { activity, present: String(present), eligible: String(eligible) }
  } catch {
    return undefined
  }
}
