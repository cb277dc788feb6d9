import type { CSSProperties, ReactNode } from "react"

/** What every element takes. `label` and `role` reach screen readers in the browser and in WeChat alike. */
export interface ElementProps {
  className?: string | undefined
  id?: string | undefined
  style?: CSSProperties | undefined
  role?: string | undefined
  label?: string | undefined
  /** Kept from screen readers: for shapes that stand beside their word. */
  silent?: boolean | undefined
  /** Read out when its content changes. */
  live?: "polite" | "assertive" | undefined
  children?: ReactNode
}

export interface HeadingProps extends ElementProps {
  level: 1 | 2 | 3
}

export interface PressProps {
  className?: string | undefined
  id?: string | undefined
  /** What a screen reader says when the visible words are not enough. */
  label?: string | undefined
  role?: "button" | "radio" | "checkbox" | "switch" | "tab" | undefined
  /** For radio, checkbox, switch and tab: chosen or not. */
  checked?: boolean | undefined
  expanded?: boolean | undefined
  disabled?: boolean | undefined
  onPress: () => void
  children?: ReactNode
}

export interface PictureProps {
  src: string
  /** What is to be seen; an empty text for pictures that only decorate. */
  label: string
  className?: string | undefined
}

export interface TypeProps {
  id: string
  className?: string | undefined
  value: string
  onChange: (value: string) => void
  kind: "text" | "number" | "tel" | "long" | "date" | "time"
  label: string
  /** Longest text that may be typed, in characters. */
  max?: number | undefined
  example?: string | undefined
  describedBy?: string | undefined
  invalid?: boolean | undefined
  disabled?: boolean | undefined
  /** The Enter key, or the keyboard's own 完成. */
  onEnter?: (() => void) | undefined
}

export interface PickProps {
  id: string
  className?: string | undefined
  label: string
  /** The place in `options` that is chosen; -1 for none yet. */
  chosen: number
  options: readonly string[]
  prompt: string
  describedBy?: string | undefined
  invalid?: boolean | undefined
  disabled?: boolean | undefined
  onChange: (chosen: number) => void
}
