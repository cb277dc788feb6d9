import { useRouter } from "@tarojs/taro"
import { useEffect, useState } from "react"
import { enterCommunity } from "../../cloud/community"
import type { Value } from "../../cloud/contracts"
import { useReply } from "../../cloud/use-reply"
import { Button } from "../../components/button"
import { Note } from "../../components/card"
import { Text } from "../../components/elements"
import { goHome } from "../../components/go"
import { Page } from "../../components/page"
import { Empty, Show } from "../../components/standing"
import { useTopOf } from "../../components/use-top"
import { members } from "../../text/members"
import { useText } from "../../text/use-text"
import { noteOpening } from "./parts/arrival"
import { Buildings, Doors } from "./parts/doors"
import { Introduce } from "./parts/introduce"
import { arrivalOf, slipOf, spotOf } from "./parts/printed"
import { SlipDoor } from "./parts/slip-door"

type Place = Value<"members.welcome">

/** After a scan: which community this is; then my building, my door, my name. */
export default function Landing() {
  const text = useText(members).landing
  const { params } = useRouter()
  const arrival = arrivalOf(params)
  const asked = useReply("members.welcome", arrival)
  useEffect(() => {
    if (asked.value) enterCommunity({ id: asked.value.community, name: asked.value.name, phone: asked.value.phone })
  }, [asked.value])
  const spot = spotOf(params)
  const community = asked.value?.community
  useEffect(() => {
    if (spot !== undefined && community !== undefined) noteOpening(community, spot)
  }, [spot, community])
  const foreign = arrival === undefined || (asked.state === "failure" && asked.no?.code === "members.unknownScene")
  if (foreign)
    return (
      <Page where={text.goHome}>
        <Empty says={text.foreign} action={<Button onPress={goHome}>{text.goHome}</Button>} />
      </Page>
    )
  if (asked.state !== "value")
    return (
      <Page where={text.where}>
        <Show asked={asked}>{() => null}</Show>
      </Page>
    )
  return <Steps place={asked.value} scanned={slipOf(params)} />
}

function Steps({ place, scanned }: { place: Place; scanned: ReturnType<typeof slipOf> }) {
  const text = useText(members).landing
  const { community, address, clerk } = place
  const [building, choose] = useState<{ readonly id: string; readonly name: string }>()
  const [door, pick] = useState<{ readonly household: string; readonly name: string }>()
  const [slip, setSlip] = useState(scanned)
  const [sent, setSent] = useState<"joined" | "asked">()
  const step = sent ?? (door || slip ? "who" : building ? "door" : "building")
  useTopOf(step)
  const back = () => {
    if (slip) setSlip(undefined)
    else if (door) pick(undefined)
    else choose(undefined)
  }
  const another = (chosen: { readonly id: string; readonly name: string }) => {
    setSlip(undefined)
    choose(chosen)
  }
  return (
    <Page
      where={text.where}
      title={text[step]}
      lead={step === "door" && building ? `${text.lead.door} · ${building.name}` : text.lead[step]}
      foot={
        step === "building" ? (
          <Button kind="plain" onPress={goHome}>
            {text.look}
          </Button>
        ) : undefined
      }
    >
      {(step === "door" || step === "who") && (
        <Button kind="text" small onPress={back}>
          {step === "door" ? text.otherBuilding : text.otherDoor}
        </Button>
      )}
      {slip && <SlipDoor community={community} slip={slip} onChoose={another} onSent={setSent} />}
      {!slip && !building && <Buildings community={community} onChoose={choose} />}
      {building && !door && <Doors community={community} building={building} onPick={pick} />}
      {door && <Introduce community={community} household={door.household} door={door.name} onSent={setSent} />}
      {step === "door" && (
        <Note>
          <Text>{text.notListed}</Text>
        </Note>
      )}
      <Note>
        <Text>{text.address(address, clerk)}</Text>
      </Note>
    </Page>
  )
}
