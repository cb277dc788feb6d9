import { useRouter } from "@tarojs/taro"
import { useState } from "react"
import { headOf } from "#cloud/notices/templates/words"
import { rightNow } from "../../cloud/clock"
import type { Value } from "../../cloud/contracts"
import { shortAt } from "../../cloud/short"
import { useReply } from "../../cloud/use-reply"
import { Button } from "../../components/button"
import { Choice, Choices } from "../../components/choice"
import { Text, View } from "../../components/elements"
import { Page } from "../../components/page"
import { Qr } from "../../components/qr"
import { Show } from "../../components/standing"
import { Strip } from "../../components/strip"
import { membersDesk } from "../../text/members-desk"
import { noticesChannels } from "../../text/notices-channels"
import { noticesDesk } from "../../text/notices-desk"
import { useReading } from "../../text/reading"
import { useText } from "../../text/use-text"
import { dayInWords, momentInWords } from "../../text/when"
import { canPrint, printPage } from "../members/parts/paper"
import { type MadeSpot, PosterPlaces } from "../members/parts/poster-places"
import { printedAddress } from "../members/parts/printed"
import { ScreenHead, ScreenOnly } from "../members/parts/screen-only"
import { posterType, slipsOnPage } from "./parts/paper-size"
import { Buildings } from "./parts/unheard"
import "./paper.scss"

type Notice = Value<"notices.draft">
type Place = Value<"members.welcome">
const ways = ["poster", "slips", "list"] as const
type Way = (typeof ways)[number]

/**
 * A notice on paper, for those whom no channel reaches, before it goes out and after: a poster a place, six slips for the doors
 * of a building, or the list of doors for whoever visits them.
 */
export default function NoticePaper() {
  const { where } = useText(noticesDesk)
  const text = useText(noticesChannels).paperPage
  const { notice = "", as } = useRouter().params
  const [way, choose] = useState<Way>(ways.find(one => one === as) ?? "poster")
  const [spots, setSpots] = useState<readonly MadeSpot[]>([])
  const small = way === "slips"
  const print = (chosen: Way) => {
    choose(chosen)
    setSpots([])
  }
  const asked = useReply("notices.draft", { notice })
  const place = useReply("members.welcome", {})
  return (
    <Page where={where} wide foot={canPrint && way !== "list" && <Button onPress={printPage}>{text.print}</Button>}>
      <ScreenHead title={text.title} lead={text.lead} />
      {!canPrint && <Strip kind="info">{text.onComputer}</Strip>}
      <ScreenOnly>
        <Choices of="one" label={text.title} tight>
          {ways.map(one => (
            <Choice key={one} of="one" title={text[one]} chosen={way === one} onChange={() => print(one)} />
          ))}
        </Choices>
      </ScreenOnly>
      <Show asked={asked}>
        {value => (
          <Show asked={place}>
            {here =>
              way === "list" ? (
                <Buildings notice={notice} before={value.state === "draft" || value.state === "set"} />
              ) : (
                <>
                  <ScreenOnly>
                    <PosterPlaces
                      key={String(small)}
                      community={here.community}
                      slips={small}
                      among={value.audience.to === "buildings" ? value.audience.buildings : undefined}
                      onMade={setSpots}
                    />
                  </ScreenOnly>
                  <View className="notice-sheets">
                    {(spots.length > 0 ? spots : [undefined]).map(spot => (
                      <SheetOf key={spot?.key ?? ""} notice={value} place={here} goes={small} spot={spot} />
                    ))}
                  </View>
                </>
              )
            }
          </Show>
        )}
      </Show>
    </Page>
  )
}

interface OnPaperProps {
  notice: Notice
  place: Place
  /** A slip, which goes to a door; a poster hangs. */
  goes: boolean
  spot: MadeSpot | undefined
}

/** A page: one poster, or as many slips as leave each room for all of it. */
function SheetOf(props: OnPaperProps) {
  const { notice, goes } = props
  const facts = [notice.who, notice.when, notice.place, notice.files?.length].filter(Boolean).length
  const many = goes ? slipsOnPage({ ...notice, facts }) : 1
  const kind = goes ? `slips notice-sheet--of-${many}` : posterType({ ...notice, facts })
  return (
    <View className={`notice-sheet notice-sheet--${kind}`}>
      {Array.from({ length: many }, (_, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: all of them are the same
        <OnPaper key={n} {...props} />
      ))}
    </View>
  )
}

function OnPaper({ notice, place, goes, spot }: OnPaperProps) {
  const { poster } = useText(membersDesk)
  const { part } = useText(noticesDesk).looks
  const text = useText(noticesChannels).paperPage
  const { language } = useReading()
  const { title, urgent, who, when, place: where, files = [] } = notice
  return (
    <View className="notice-paper">
      <Text className="notice-paper__title">{headOf(title, urgent, language)}</Text>
      <View className="notice-paper__text">
        {notice.text.split("\n").map((line, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place in the text
          <View key={n}>{line}</View>
        ))}
        <View className="notice-paper__facts">
          {who && <View className="notice-paper__fact">{`${part.who}：${who}`}</View>}
          {when && <View className="notice-paper__fact">{`${part.when}：${momentInWords(when, language)}`}</View>}
          {where && <View className="notice-paper__fact">{`${part.place}：${where}`}</View>}
          {files.length > 0 && <View className="notice-paper__fact">{text.files(files.length)}</View>}
        </View>
      </View>
      <View className="notice-paper__foot">
        <View className="notice-paper__code">
          <Qr
            text={printedAddress(shortAt("q"), place.scene, spot?.key)}
            label={text.scan}
            size={goes ? "26mm" : "40mm"}
          />
        </View>
        <View className="notice-paper__help">
          <View>{text.scan}</View>
          <View>{text.call(place.clerk, place.phone)}</View>
          <View>{text.issued(place.name, dayInWords(rightNow(), language))}</View>
          {spot && <View>{(goes ? text.goes : poster.hangs)(spot.words)}</View>}
        </View>
      </View>
    </View>
  )
}
