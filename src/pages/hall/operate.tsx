import { useRouter } from "@tarojs/taro"
import { useState } from "react"
import { useLive } from "../../cloud/use-live"
import { Button } from "../../components/button"
import { Stack } from "../../components/card"
import { Columns } from "../../components/columns"
import { Page } from "../../components/page"
import { Failure, Loading } from "../../components/standing"
import { Strip } from "../../components/strip"
import { hall } from "../../text/hall"
import { useText } from "../../text/use-text"
import { clockInWords } from "../../text/when"
import { Agenda } from "./parts/agenda"
import { DeskCode } from "./parts/desk-code"
import { DeskDoor } from "./parts/desk-door"
import { DeskMotion } from "./parts/desk-motion"
import { DeskSpeakers } from "./parts/desk-speakers"
import { addressOf, onScreen, within } from "./parts/hall"
import { ItemVerb } from "./parts/item-verb"
import { LeftOpen } from "./parts/left-open"
import { type Narrowed, Putting } from "./parts/putting"
import { Quorum } from "./parts/quorum"
import { Roll } from "./parts/roll"

/** Running a meeting, on a laptop or a phone: the door, the agenda, the votes, the floor. Two may do it at once. */
export default function Operate() {
  const text = useText(hall)
  const address = addressOf(useRouter().params)
  const live = useLive("meetings.hall", address, onScreen)
  const [putting, setPutting] = useState<{ item: string; narrowed?: Narrowed }>()
  const about = live.value
  if (!about)
    return (
      <Page where={text.where} wide>
        {live.no || live.broken ? <Failure no={live.no} onRetry={live.refresh} /> : <Loading />}
      </Page>
    )
  const { refresh } = live
  const at = "at" in address ? address.at : undefined
  const common = { hall: about, address, refresh }
  const item = about.agenda.find(one => one.item === putting?.item)
  return (
    <Page
      where={text.where}
      title={about.title}
      lead={`${about.body} · ${about.place}`}
      wide
      foot={<DeskDoor {...common} />}
    >
      {live.broken && <Strip kind="waiting">{text.broken(clockInWords(about.at))}</Strip>}
      {about.state === "open" && (
        <Columns least={340}>
          <Stack>
            <Quorum hall={about} />
            <DeskCode hall={about} />
            <Button kind="plain" to={`/pages/hall/screen?meeting=${about.meeting}${within(at)}`}>
              {text.desk.screen}
            </Button>
          </Stack>
          <Stack>
            {item ? (
              <Putting {...common} item={item} narrowed={putting?.narrowed} onDone={() => setPutting(undefined)} />
            ) : (
              <DeskMotion {...common} onAgain={(again, narrowed) => setPutting({ item: again, narrowed })} />
            )}
            <DeskSpeakers {...common} />
          </Stack>
        </Columns>
      )}
      <Agenda
        hall={about}
        {...(about.state === "open" && {
          verb: one => <ItemVerb {...common} item={one} onPut={() => setPutting({ item: one.item })} />,
        })}
      />
      <LeftOpen hall={about} address={address} />
      {about.state === "open" && <Roll {...common} />}
    </Page>
  )
}
