import { useState } from "react"
import { useReply } from "../../cloud/use-reply"
import { useSend } from "../../cloud/use-send"
import { Button } from "../../components/button"
import { Select } from "../../components/field"
import { Page } from "../../components/page"
import { Empty, SentStrip, Show } from "../../components/standing"
import { Strip } from "../../components/strip"
import { membersDesk } from "../../text/members-desk"
import { useText } from "../../text/use-text"
import { canPrint, printPage } from "./parts/paper"
import { ScreenHead, ScreenOnly } from "./parts/screen-only"
import { SlipSheets } from "./parts/slip-sheets"

/** The slips of a building, 12 on a page: each door's one-time code, shown this once. */
export default function Slips() {
  const desk = useText(membersDesk)
  const text = desk.slips
  const place = useReply("members.welcome", {})
  const doors = useReply("members.doors", place.value && { community: place.value.community })
  const [chosen, choose] = useState(-1)
  const { sent, send, again, reset } = useSend("members.slips")
  const made = sent.state === "recorded" ? sent.value : undefined
  return (
    <Page where={text.where} wide foot={made && canPrint && <Button onPress={printPage}>{text.print}</Button>}>
      <ScreenHead title={text.title} lead={text.lead} />
      <ScreenOnly>
        {!canPrint && <Strip kind="info">{text.onComputer}</Strip>}
        <Show asked={doors}>
          {({ compounds }) => {
            const buildings = compounds.flatMap(({ compound, buildings }) =>
              buildings.map(one => ({ ...one, words: desk.building(compound, one.name) })),
            )
            const building = buildings[chosen]
            if (buildings.length === 0)
              return <Empty says={text.noRoll} action={<Button to="/pages/members/roll">{text.goRoll}</Button>} />
            return (
              <>
                <Select
                  label={text.building}
                  options={buildings.map(({ words, households }) => `${words}（${desk.households(households)}）`)}
                  chosen={chosen}
                  onChange={at => {
                    reset()
                    choose(at)
                  }}
                />
                {building && !made && (
                  <>
                    <Strip kind="waiting">{text.warning}</Strip>
                    <Button busy={sent.state === "sending"} onPress={() => void send({ building: building.building })}>
                      {text.make(building.households)}
                    </Button>
                  </>
                )}
              </>
            )
          }}
        </Show>
        {made ? <Strip kind="done">{text.ready(made.slips.length)}</Strip> : <SentStrip sent={sent} again={again} />}
      </ScreenOnly>
      {made && place.value && <SlipSheets made={made} community={place.value} />}
    </Page>
  )
}
