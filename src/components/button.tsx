import type { ReactNode } from "react"
import { useText } from "../text/use-text"
import { Press, Text, View } from "./elements"
import { go } from "./go"
import "./button.scss"

export interface ButtonProps {
  /** primary: the one thing to do, one a page. plain: another thing to do. text: beside or above a button. */
  kind?: "primary" | "plain" | "text" | undefined
  /** Being sent: says so, and takes no second tap. */
  busy?: boolean | undefined
  disabled?: boolean | undefined
  /** Opens a page instead of calling onPress. */
  to?: string | undefined
  onPress?: (() => void) | undefined
  /** For screen readers, where the words need their row: "打开《楼道灯》". */
  label?: string | undefined
  /** As wide as its words, for rows of the desk. */
  small?: boolean | undefined
  id?: string | undefined
  children: ReactNode
}

/** Says what will happen: 提交选票, not 确定. */
export function Button({ kind = "primary", busy, disabled, to, onPress, label, small, id, children }: ButtonProps) {
  const text = useText()
  return (
    <Press
      id={id}
      className={`button button--${kind}${small ? " button--small" : ""}${busy ? " button--busy" : ""}${disabled ? " button--off" : ""}`}
      label={label}
      disabled={disabled || busy}
      onPress={() => (to ? go(to) : onPress?.())}
    >
      {busy && (
        <View className="button__busy" silent>
          <View className="button__dot" />
        </View>
      )}
      <Text>{busy ? text.sending.busy : children}</Text>
    </Press>
  )
}
