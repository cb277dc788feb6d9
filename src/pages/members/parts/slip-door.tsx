import { useReply } from "../../../cloud/use-reply"
import { Loading } from "../../../components/standing"
import { members } from "../../../text/members"
import { useText } from "../../../text/use-text"
import { Buildings } from "./doors"
import { Introduce, type IntroduceProps } from "./introduce"

interface SlipDoorProps {
  community: string
  slip: { readonly household: string; readonly code: string }
  onChoose: (building: { id: string; name: string }) => void
  onSent: IntroduceProps["onSent"]
}

/** The door of a scanned slip, with its code filled in; a slip of no door here leads to the buildings. */
export function SlipDoor({ community, slip: { household, code }, onChoose, onSent }: SlipDoorProps) {
  const text = useText(members).landing
  const building = household.split("-")[0] ?? ""
  const all = useReply("members.doors", { community })
  const one = useReply("members.doors", { community, building })
  if (all.state === "loading" || one.state === "loading") return <Loading />
  const [place] = (all.value?.compounds ?? []).flatMap(({ compound, buildings }) =>
    buildings
      .filter(known => known.building === building)
      .map(known => `${compound} ${text.buildingName(known.name)}`.trim()),
  )
  const [door] = (one.value?.units ?? []).flatMap(({ unit, doors }) =>
    doors
      .filter(known => known.household === household)
      .map(known => [unit === "" ? "" : text.unit(unit), known.door].filter(Boolean).join(" ")),
  )
  if (place === undefined || door === undefined) return <Buildings community={community} onChoose={onChoose} />
  const at = { community, household, door: `${place} ${door}` }
  return <Introduce {...at} slipCode={code} onSent={onSent} />
}
