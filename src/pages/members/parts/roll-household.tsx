import { useState } from "react"
import type { Value } from "../../../cloud/contracts"
import { useSend } from "../../../cloud/use-send"
import { Button } from "../../../components/button"
import { Stack } from "../../../components/card"
import { Text, View } from "../../../components/elements"
import { Field } from "../../../components/field"
import { Row } from "../../../components/list"
import { SentStrip } from "../../../components/standing"
import { Strip } from "../../../components/strip"
import { membersDesk } from "../../../text/members-desk"
import { useText } from "../../../text/use-text"
import "./roll-household.scss"

type Household = Value<"members.roll">["households"][number]

/** A household of the roll; opened, its people, and a new slip for it. */
export function RollHousehold({ household: one, refresh }: { household: Household; refresh: () => void }) {
  const desk = useText(membersDesk)
  const text = desk.roll
  const [open, setOpen] = useState(false)
  const slip = useSend("members.slips")
  const code = slip.sent.state === "recorded" ? slip.sent.value.slips[0]?.code : undefined
  const building = one.household.split("-")[0] ?? ""
  return (
    <>
      <Row
        title={desk.door(one)}
        note={[one.contact, one.phone].filter(Boolean).join(" · ")}
        state={text.joined(one.people.length)}
        onPress={() => setOpen(!open)}
      />
      {open && (
        <View className="roll-household">
          <Stack>
            {one.people.map(person => (
              <Person key={person.person} person={person} refresh={refresh} />
            ))}
            {code === undefined ? (
              <SentStrip sent={slip.sent} again={slip.again} />
            ) : (
              <Strip kind="done">{text.slipIs(code)}</Strip>
            )}
            <Button
              kind="plain"
              small
              busy={slip.sent.state === "sending"}
              label={`${text.slip} · ${desk.door(one)}`}
              onPress={() => void slip.send({ building, household: one.household })}
            >
              {text.slip}
            </Button>
          </Stack>
        </View>
      )}
    </>
  )
}

/** What staff may do for a person of a household, each with its reason. */
function Person({ person, refresh }: { person: Household["people"][number]; refresh: () => void }) {
  const text = useText(membersDesk).roll
  const [doing, setDoing] = useState<"appoint" | "endMembership">()
  const [reason, setReason] = useState("")
  const appointing = useSend("members.appoint")
  const ending = useSend("members.endMembership")
  const { sent, send, again } = doing === "endMembership" ? ending : appointing
  const act = async () => {
    const outcome = await send({ person: person.person, reason: reason.trim() })
    if (outcome.state !== "recorded") return
    setDoing(undefined)
    refresh()
  }
  return (
    <View>
      <Text>{[person.name, person.delegate && text.delegate].filter(Boolean).join(" · ")}</Text>
      {doing === undefined ? (
        <View className="roll-household__acts">
          {!person.delegate && person.adult && (
            <Button kind="text" small label={`${text.appoint} · ${person.name}`} onPress={() => setDoing("appoint")}>
              {text.appoint}
            </Button>
          )}
          <Button kind="text" small label={`${text.end} · ${person.name}`} onPress={() => setDoing("endMembership")}>
            {text.end}
          </Button>
        </View>
      ) : (
        <Stack>
          <Field label={text.reason} example={text.reasonExample} value={reason} onChange={setReason} max={100} />
          <SentStrip sent={sent} again={again} />
          <View className="roll-household__acts">
            <Button
              kind="plain"
              small
              disabled={reason.trim() === ""}
              busy={sent.state === "sending"}
              onPress={() => void act()}
            >
              {doing === "appoint" ? text.appoint : text.end}
            </Button>
            <Button kind="text" small onPress={() => setDoing(undefined)}>
              {text.cancel}
            </Button>
          </View>
        </Stack>
      )}
    </View>
  )
}
