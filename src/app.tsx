import { useLaunch } from "@tarojs/taro"
import type { PropsWithChildren } from "react"
import { findCommunity } from "./cloud/community"
import { View } from "./components/elements"
import { Guard } from "./components/guard"
import { Mishap } from "./components/standing"
import { useReading } from "./text/reading"
import "./app.scss"

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    void findCommunity()
  })
  return <Guard instead={again => <Broken again={again} />}>{children}</Guard>
}

/** All pages are gone: begin again. */
const Broken = ({ again }: { again: () => void }) => (
  <View className={`page reading${useReading().elder ? " reading--elder" : ""}`}>
    <Mishap onRetry={again} />
  </View>
)
