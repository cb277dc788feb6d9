import { useState } from "react"
import type { Value } from "../../cloud/contracts"
import { useReply } from "../../cloud/use-reply"
import { useSend } from "../../cloud/use-send"
import { Button } from "../../components/button"
import { Card, Stack } from "../../components/card"
import { Text } from "../../components/elements"
import { Field } from "../../components/field"
import { Page } from "../../components/page"
import { SentStrip, Show } from "../../components/standing"
import { Strip } from "../../components/strip"
import { membersDesk } from "../../text/members-desk"
import { useText } from "../../text/use-text"
import { canPrint, printPage } from "./parts/paper"
import { type MadeSpot, PosterPlaces } from "./parts/poster-places"
import { PosterSheet } from "./parts/poster-sheet"
import { ScreenHead, ScreenOnly } from "./parts/screen-only"

type Place = Value<"members.welcome">

/** The poster of the community: one code, three steps, an address and a person to call. */
export default function Poster() {
  const text = useText(membersDesk).poster
  const asked = useReply("members.welcome", {})
  const [line, setLine] = useState<string>()
  const [when, setWhen] = useState("")
  const [spots, setSpots] = useState<readonly MadeSpot[]>([])
  return (
    <Page where={text.where} wide foot={canPrint && <Button onPress={printPage}>{text.print}</Button>}>
      <ScreenHead title={text.title} lead={text.lead} />
      {!canPrint && <Strip kind="info">{text.onComputer}</Strip>}
      <Show asked={asked}>
        {place => (
          <>
            <ScreenOnly>
              <Card>
                <Field label={text.line} value={line ?? text.headline} onChange={setLine} max={20} />
                <Field label={text.when} optional value={when} onChange={setWhen} max={40} example={text.whenExample} />
              </Card>
            </ScreenOnly>
            <ScreenOnly>
              <PosterPlaces community={place.community} onMade={setSpots} />
            </ScreenOnly>
            {(spots.length > 0 ? spots : [undefined]).map(spot => (
              <PosterSheet
                key={spot?.key ?? ""}
                place={place}
                line={line ?? text.headline}
                when={when.trim()}
                spot={spot}
              />
            ))}
            <ScreenOnly>
              <Describe place={place} onSaved={asked.refresh} />
            </ScreenOnly>
          </>
        )}
      </Show>
    </Page>
  )
}

/** What the poster says of the committee, which every page says too. */
function Describe({ place, onSaved }: { place: Place; onSaved: () => void }) {
  const text = useText(membersDesk).poster
  const { name, clerk, phone, address } = place
  const [words, setWords] = useState({ name, clerk, phone, address })
  const { sent, send, again } = useSend("members.describe")
  const change = (field: keyof typeof words) => (value: string) => setWords({ ...words, [field]: value })
  const save = async () => {
    const outcome = await send(words)
    if (outcome.state === "recorded") onSaved()
  }
  return (
    <Card title={text.describe}>
      <Stack>
        <Field label={text.name} value={words.name} onChange={change("name")} max={30} />
        <Field label={text.clerk} value={words.clerk} onChange={change("clerk")} max={20} />
        <Field label={text.phone} kind="tel" value={words.phone} onChange={change("phone")} max={20} />
        <Field label={text.address} value={words.address} onChange={change("address")} max={80} />
        <SentStrip sent={sent} again={again} recorded={() => <Text>{text.saved}</Text>} />
        <Button kind="plain" busy={sent.state === "sending"} onPress={() => void save()}>
          {text.save}
        </Button>
      </Stack>
    </Card>
  )
}
