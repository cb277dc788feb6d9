import { setNavigationBarTitle } from "@tarojs/taro"
import type { ReactNode } from "react"
import { useEffect } from "react"
import { useCommunity } from "../cloud/community"
import { useOnline } from "../cloud/use-online"
import { useReading } from "../text/reading"
import { useText } from "../text/use-text"
import { Heading, Text, View } from "./elements"
import { Help } from "./help"
import { Strip } from "./strip"
import { TopLine } from "./top-line"
import "./page.scss"

export interface PageProps {
  /** Where am I, in a word or two; the community's name goes before it. */
  where: string
  /** What this page is for, large. Left out where the content says it itself. */
  title?: string | undefined
  /** Under the title, one line: when, how much, how many. */
  lead?: ReactNode
  /** Stays on top while the rest scrolls: the ballot's budget bar. */
  top?: ReactNode
  /** At the bottom, within the thumb's reach: one primary button, a second action above it as a text button. */
  foot?: ReactNode
  /** For the desk: uses a wide screen. */
  wide?: boolean | undefined
  children?: ReactNode
}

const fullWidth = { "<": "＜", ">": "＞", "&": "＆" } as const

/** The router that browsers get writes a title as HTML; signs that mean something there become their full-width ones. */
const onlyWords = (title: string): string => title.replace(/[<>&]/g, sign => fullWidth[sign as keyof typeof fullWidth])

/** The frame of every page: where am I, the network's state, the one thing, and the foot. */
export function Page({ where, title, lead, top, foot, wide, children }: PageProps) {
  const { elder, language } = useReading()
  const text = useText()
  const online = useOnline()
  const community = useCommunity()?.name
  const whole = community === undefined ? where : `${community} · ${where}`
  useEffect(() => {
    setNavigationBarTitle({ title: onlyWords(whole) })
  }, [whole])
  useEffect(() => {
    if (process.env.TARO_ENV === "h5") document.documentElement.lang = language === "zh" ? "zh-CN" : "en"
  }, [language])
  return (
    <View className={`page reading${elder ? " reading--elder" : ""}${wide ? " page--wide" : ""}`} role="main">
      <TopLine where={whole} />
      {!online && (
        <View className="page__offline">
          <Strip kind="waiting">{text.offline}</Strip>
        </View>
      )}
      {top && <View className="page__top">{top}</View>}
      <View className="page__body">
        {title && (
          <View className="page__head">
            <Heading level={1} className="page__title">
              {title}
            </Heading>
            {lead && <View className="page__lead">{typeof lead === "string" ? <Text>{lead}</Text> : lead}</View>}
          </View>
        )}
        {children}
        {!wide && <Help />}
      </View>
      {foot && (
        <View className="page__foot">
          <View className="page__acts">{foot}</View>
        </View>
      )}
    </View>
  )
}
