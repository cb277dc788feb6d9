import { useRouter } from "@tarojs/taro"
import { useState } from "react"
import { useLive } from "../../cloud/use-live"
import { Button } from "../../components/button"
import { Heading, Text, View } from "../../components/elements"
import { Failure, Loading } from "../../components/standing"
import { hall } from "../../text/hall"
import { useText } from "../../text/use-text"
import { clockInWords } from "../../text/when"
import { addressOf, onScreen } from "./parts/hall"
import { ScreenCode } from "./parts/screen-code"
import { ScreenFigures } from "./parts/screen-figures"
import { ScreenNow } from "./parts/screen-now"
import "./screen.scss"

/** The hall's screen, for a projector: read from the last row, and never touched. */
export default function Screen() {
  const text = useText(hall)
  const { params } = useRouter()
  const address = addressOf(params)
  const live = useLive("meetings.hall", address, onScreen)
  const [open, setOpen] = useState(true)
  const { value } = live
  if (!value)
    return (
      <View className="hall hall--empty reading" role="main">
        {live.no ? (
          <>
            <Failure no={live.no} onRetry={live.refresh} />
            <Text className="hall__plain">{text.screen.signIn}</Text>
            <Button to="/pages/members/pair">{text.screen.signInGo}</Button>
          </>
        ) : (
          <Loading />
        )}
      </View>
    )
  const clock = clockInWords(value.at)
  return (
    <View className={`hall reading${live.broken ? " hall--broken" : ""}`} role="main">
      <View className="hall__top">
        <Heading level={1} className="hall__title">
          {value.title}
        </Heading>
        <Text className="hall__body">{value.body}</Text>
      </View>
      <ScreenFigures hall={value} />
      <View className="hall__middle">
        <ScreenNow hall={value} address={address} open={open} />
        {!live.broken && <ScreenCode hall={value} address={address} />}
      </View>
      <View className="hall__foot">
        <Text className={`hall__clock${live.broken ? " hall__clock--broken" : ""}`}>
          {live.broken ? text.broken(clock) : text.updated(clock)}
        </Text>
        <View className="hall__acts">
          <Button kind="text" small onPress={() => setOpen(!open)}>
            {open ? text.screen.privacy : text.screen.shown}
          </Button>
          {process.env.TARO_ENV === "h5" && (
            <Button kind="text" small onPress={() => void document.documentElement.requestFullscreen()}>
              {text.screen.full}
            </Button>
          )}
        </View>
      </View>
    </View>
  )
}
