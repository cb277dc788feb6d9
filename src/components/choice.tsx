import type { ReactNode } from "react"
import { useText } from "../text/use-text"
import { Press, Text, View } from "./elements"
import "./choice.scss"

export interface ChoiceProps {
  /** What is chosen: 楼道感应灯. */
  title: string
  /** Under it: cost, place, one sentence. */
  note?: ReactNode
  /** At the right of the title: 3,200 元. */
  aside?: string | undefined
  chosen: boolean
  /** one: choosing it unchooses the others; many: each for itself. */
  of?: "one" | "many" | undefined
  onChange: (chosen: boolean) => void
  disabled?: boolean | undefined
  /** Below the part that can be tapped: details that open in place. */
  more?: ReactNode
  id?: string | undefined
}

/** A card that is chosen by a tap anywhere on it; its state is a word, a shape and a colour. */
export function Choice({ title, note, aside, chosen, of = "many", onChange, disabled, more, id }: ChoiceProps) {
  const text = useText()
  return (
    <View className={`choice choice--${of}${chosen ? " choice--chosen" : ""}`}>
      <Press
        id={id}
        className="choice__press"
        role={of === "one" ? "radio" : "checkbox"}
        checked={chosen}
        disabled={disabled}
        onPress={() => onChange(of === "one" ? true : !chosen)}
      >
        <View className="choice__box" silent>
          <View className="choice__tick" />
        </View>
        <View className="choice__words">
          <View className="choice__line">
            <Text className="choice__title">{title}</Text>
            {aside && <Text className="choice__aside">{aside}</Text>}
          </View>
          {note && <View className="choice__note">{note}</View>}
          {chosen && <Text className="choice__state">{text.chosen}</Text>}
        </View>
      </Press>
      {more && <View className="choice__more">{more}</View>}
    </View>
  )
}

/** Choices that belong together: one out of them with `of="one"`, else any number. */
export const Choices = ({
  label,
  of = "many",
  tight,
  children,
}: {
  label: string
  of?: ChoiceProps["of"]
  /** Short names, side by side: the buildings of a community. */
  tight?: boolean | undefined
  children: ReactNode
}) => (
  <View
    className={tight ? "choices choices--tight" : "choices"}
    role={of === "one" ? "radiogroup" : "group"}
    label={label}
  >
    {children}
  </View>
)
