import { useRouter } from "@tarojs/taro"
import { useShare } from "../../cloud/share"
import { useLive } from "../../cloud/use-live"
import { Button } from "../../components/button"
import { Page } from "../../components/page"
import { Failure, Loading } from "../../components/standing"
import { Strip } from "../../components/strip"
import { hall } from "../../text/hall"
import { useText } from "../../text/use-text"
import { clockInWords } from "../../text/when"
import { Agenda } from "./parts/agenda"
import { CheckingIn } from "./parts/checking-in"
import { type Address, addressOf, type Hall, inHand, within } from "./parts/hall"
import { InHall } from "./parts/in-hall"
import { LiveNow } from "./parts/live-now"
import { Proxies } from "./parts/proxies"
import { Quorum } from "./parts/quorum"
import { scannedOf } from "./parts/scanned"

/** The meeting in a hand: scan and be in, see what is on, vote. */
export default function Live() {
  const text = useText(hall)
  const given = scannedOf(useRouter().params)
  const address = addressOf(given)
  const live = useLive("meetings.hall", address, inHand)
  // Without the code that was scanned: it is for who stands before the screen.
  const path = `/pages/hall/live?meeting=${address.meeting}${within("at" in address ? address.at : undefined)}`
  const { title, body, place } = live.value ?? {}
  const picture = { about: body ?? "", figures: [{ label: text.where, value: place ?? "" }] }
  useShare(title === undefined ? undefined : { title, path, picture })
  if (!live.value)
    return (
      <Page where={text.where}>
        {live.no || live.broken ? <Failure no={live.no} onRetry={live.refresh} /> : <Loading />}
      </Page>
    )
  return <Meeting hall={live.value} address={address} code={given.code} broken={live.broken} refresh={live.refresh} />
}

interface MeetingProps {
  hall: Hall
  address: Address
  code: string | undefined
  broken: boolean
  refresh: () => void
}

function Meeting({ hall: about, address, code, broken, refresh }: MeetingProps) {
  const text = useText(hall)
  const { state, mine } = about
  const voting = mine.filter(({ observer }) => !observer)
  const away = voting.some(({ here }) => !here)
  return (
    <Page where={text.where} title={about.title} lead={`${about.body} · ${about.place}`}>
      {broken && <Strip kind="waiting">{text.broken(clockInWords(about.at))}</Strip>}
      {state === "called" && <Strip kind="info">{text.notBegun}</Strip>}
      {state === "cancelled" && <Strip kind="failed">{text.cancelled}</Strip>}
      {state === "closed" && <Strip kind="done">{text.closed}</Strip>}
      {mine.length === 0 && <Strip kind="info">{text.live.noSeat}</Strip>}
      {mine.length > 0 && voting.length === 0 && <Strip kind="info">{text.live.observer}</Strip>}
      {state === "open" && away && <CheckingIn address={address} hall={about} scanned={code} onIn={refresh} />}
      <InHall hall={about} address={address} refresh={refresh} />
      <Proxies hall={about} address={address} refresh={refresh} />
      {state === "open" && about.proxies > 0 && voting.some(one => !one.here && !one.standIn && !one.proxyTo) && (
        <Button
          kind="text"
          to={`/pages/meetings/meeting?meeting=${about.meeting}${within("at" in address ? address.at : undefined)}`}
        >
          {text.live.entrust}
        </Button>
      )}
      {state !== "cancelled" && <LiveNow hall={about} address={address} refresh={refresh} />}
      {state === "open" && <Quorum hall={about} />}
      <Agenda hall={about} />
    </Page>
  )
}
