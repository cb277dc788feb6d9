import { Text, View } from "./elements"
import "./figure.scss"

/** One number, large, with what it counts. */
export const Figure = ({ value, unit, label }: { value: string; unit?: string | undefined; label: string }) => (
  <View className="figure">
    <View className="figure__line">
      <Text className="figure__value">{value}</Text>
      {unit && <Text className="figure__unit">{unit}</Text>}
    </View>
    <Text className="figure__label">{label}</Text>
  </View>
)
