import { Text, View } from "@tarojs/components"
import Taro from "@tarojs/taro"

export default function Home() {
  return (
    <View onClick={() => Taro.navigateTo({ url: "/pages/home/index" })}>
      <Text>微议</Text>
    </View>
  )
}
