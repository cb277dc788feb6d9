import { makePhoneCall } from "@tarojs/taro"
import { useCommunity } from "../cloud/community"
import { useText } from "../text/use-text"
import { Press, Text } from "./elements"
import "./help.scss"

/** At the end of every page for residents: a person to call, who can do the same at the desk. */
export function Help() {
  const text = useText()
  const phone = useCommunity()?.phone
  if (!phone) return null
  return (
    <Press className="help" onPress={() => void makePhoneCall({ phoneNumber: phone })}>
      <Text>{text.help}</Text>
      <Text className="help__phone">{phone}</Text>
    </Press>
  )
}
