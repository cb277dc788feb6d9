import type { ReactNode } from "react"
import { Press, Text, View } from "./elements"
import { go } from "./go"
import "./list.scss"

/** Rows on one sheet; the newest thing that needs me first, then what is decided. */
export const List = ({ label, children }: { label?: string | undefined; children?: ReactNode }) => (
  <View className="list" role="list" label={label}>
    {children}
  </View>
)

/** What belongs to the row above it: a form that was opened there, or what was sent from it. */
export const RowMore = ({ children }: { children?: ReactNode }) => (
  <View className="row-more" role="listitem">
    {children}
  </View>
)

export interface RowProps {
  /** One line of what. */
  title: string
  /** One line of when or how much. */
  note?: ReactNode
  /** At the right: a state's shape and word, or a figure. */
  state?: ReactNode
  /** Opens a page. */
  to?: string | undefined
  onPress?: (() => void) | undefined
  /** One verb of the desk: a small button. */
  verb?: ReactNode
}

export function Row({ title, note, state, to, onPress, verb }: RowProps) {
  const opens = to !== undefined || onPress !== undefined
  const words = (
    <>
      <View className="row__main">
        <View className="row__words">
          <Text className="row__title">{title}</Text>
          {note && <View className="row__note">{typeof note === "string" ? <Text>{note}</Text> : note}</View>}
        </View>
        {state && <View className="row__state">{typeof state === "string" ? <Text>{state}</Text> : state}</View>}
      </View>
      {opens && <View className="row__arrow" silent />}
    </>
  )
  return (
    <View className="row" role="listitem">
      {opens ? (
        <Press className="row__press" onPress={() => (to === undefined ? onPress?.() : go(to))}>
          {words}
        </Press>
      ) : (
        <View className="row__press">{words}</View>
      )}
      {verb && <View className="row__verb">{verb}</View>}
    </View>
  )
}
