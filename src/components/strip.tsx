import type { ReactNode } from "react"
import { Text, View } from "./elements"
import { Mark, type MarkKind } from "./mark"
import "./strip.scss"

export interface StripProps {
  kind: Exclude<MarkKind, "decided">
  /** The state in a word or two: 已记录. */
  title?: string | undefined
  /** What to know or to do. */
  children?: ReactNode
  /** A button that helps. */
  action?: ReactNode
  id?: string | undefined
}

/** One line across the page that says what is now true; screen readers hear it when it comes. */
export const Strip = ({ kind, title, children, action, id }: StripProps) => (
  <View id={id} className={`strip strip--${kind}`} live={kind === "failed" ? "assertive" : "polite"} role="status">
    <Mark kind={kind} />
    <View className="strip__words">
      {title && <Text className="strip__title">{title}</Text>}
      {children && <View className="strip__text">{children}</View>}
      {action}
    </View>
  </View>
)
