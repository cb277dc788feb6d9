import { Text, View } from "./elements"
import "./seal.scss"

/** The stamp of what is done: 已记录, 已公布. Two to four characters, or one short word. */
export const Seal = ({ children }: { children: string }) => (
  <View className="seal">
    <Text className="seal__words">{children}</Text>
  </View>
)
