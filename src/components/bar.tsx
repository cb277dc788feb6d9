import type { ReactNode } from "react"
import { View } from "./elements"
import "./bar.scss"

export interface BarPart {
  /** Its size, in the same whole unit as `whole`: fen, seats, votes. */
  size: number
  kind: "seal" | "bamboo" | "amber" | "sky" | "ink"
}

export interface BarProps {
  whole: number
  parts: readonly BarPart[]
  /** What the bar says, in words: it is what a screen reader hears. */
  label: string
  /** The words above the bar, if they are to be seen. */
  children?: ReactNode
}

/** A bar drawn with plain views: of money, of seats, of a long job. Never more than full. */
export const Bar = ({ whole, parts, label, children }: BarProps) => (
  <View className="bar">
    {children && <View className="bar__words">{children}</View>}
    <View className="bar__track" role="img" label={label}>
      {parts.map((part, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place in the bar
        <View key={place} className={`bar__part bar__part--${part.kind}`} style={{ width: width(part.size, whole) }} />
      ))}
    </View>
  </View>
)

const width = (size: number, whole: number) => `${whole > 0 ? Math.min(100, (size / whole) * 100) : 0}%`
