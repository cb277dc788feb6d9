import { useText } from "../text/use-text"
import { Press, Text, View } from "./elements"
import "./switch.scss"

export interface SwitchProps {
  label: string
  note?: string | undefined
  on: boolean
  onChange: (on: boolean) => void
  disabled?: boolean | undefined
}

/** A row with a switch; its state is also a word. */
export function Switch({ label, note, on, onChange, disabled }: SwitchProps) {
  const text = useText()
  return (
    <Press
      className={`switch${on ? " switch--on" : ""}`}
      role="switch"
      checked={on}
      disabled={disabled}
      onPress={() => onChange(!on)}
    >
      <View className="switch__words">
        <Text className="switch__label">{label}</Text>
        {note && <Text className="switch__note">{note}</Text>}
      </View>
      <View className="switch__end">
        <Text className="switch__state">{on ? text.on : text.off}</Text>
        <View className="switch__track" silent>
          <View className="switch__knob" />
        </View>
      </View>
    </Press>
  )
}
