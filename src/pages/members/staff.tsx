import { useState } from "react"
import type { Role } from "#cloud/shared/roles"
import type { Value } from "../../cloud/contracts"
import { shortAt } from "../../cloud/short"
import { useReply } from "../../cloud/use-reply"
import { useSend } from "../../cloud/use-send"
import { Button } from "../../components/button"
import { Card, Section, Stack } from "../../components/card"
import { Choice, Choices } from "../../components/choice"
import { Columns } from "../../components/columns"
import { Text } from "../../components/elements"
import { Field, Select } from "../../components/field"
import { Page } from "../../components/page"
import { SentStrip, Show } from "../../components/standing"
import { Strip } from "../../components/strip"
import { membersDesk } from "../../text/members-desk"
import { useReading } from "../../text/reading"
import { useText } from "../../text/use-text"
import { dayInWords } from "../../text/when"

type Official = Value<"members.staffList">["staff"][number]

/** All roles, in the order in which they are worded. */
const rolesIn = (text: { readonly roles: Readonly<Record<Role, string>> }) => Object.keys(text.roles) as Role[]

/** Who holds which role; another member of staff gives and takes them. */
export default function Staff() {
  const text = useText(membersDesk).staff
  const asked = useReply("members.staffList", {})
  return (
    <Page where={text.where} title={text.title} lead={text.lead} wide>
      <Show asked={asked}>
        {({ staff }) => (
          <Stack>
            {staff.map(official => (
              <Person key={official.person} official={official} refresh={asked.refresh} />
            ))}
          </Stack>
        )}
      </Show>
      <Section title={text.invite}>
        <Invite />
      </Section>
    </Page>
  )
}

function Person({ official, refresh }: { official: Official; refresh: () => void }) {
  const text = useText(membersDesk).staff
  const { language } = useReading()
  const granting = useSend("members.grantRole")
  const revoking = useSend("members.revokeRole")
  const [sure, setSure] = useState<Role>()
  const free = rolesIn(text).filter(role => !official.roles.includes(role))
  const grant = async (role: Role | undefined) => {
    if (!role) return
    const outcome = await granting.send({ person: official.person, role })
    if (outcome.state === "recorded") refresh()
  }
  const revoke = async (role: Role) => {
    if (sure !== role) return setSure(role)
    setSure(undefined)
    const outcome = await revoking.send({ person: official.person, role })
    if (outcome.state === "recorded") refresh()
  }
  return (
    <Card title={official.name} aside={<Text>{text.since(dayInWords(official.since, language))}</Text>}>
      <Text>{official.roles.map(role => text.roles[role]).join(" · ")}</Text>
      <SentStrip sent={granting.sent} again={granting.again} />
      <SentStrip sent={revoking.sent} again={revoking.again} />
      <Columns least={200}>
        {official.roles.map(role => (
          <Button
            key={role}
            kind={sure === role ? "primary" : "plain"}
            small
            label={`${text.revoke(text.roles[role])} · ${official.name}`}
            onPress={() => void revoke(role)}
          >
            {sure === role ? text.revokeSure : text.revoke(text.roles[role])}
          </Button>
        ))}
      </Columns>
      <Select
        label={text.grant}
        options={free.map(role => text.roles[role])}
        chosen={-1}
        onChange={at => void grant(free[at])}
      />
    </Card>
  )
}

/** A one-time link for somebody who is not here yet. */
function Invite() {
  const text = useText(membersDesk).staff
  const [name, setName] = useState("")
  const [chosen, choose] = useState<readonly Role[]>(["staff"])
  const [tried, setTried] = useState(false)
  const { sent, send, again } = useSend("members.inviteStaff")
  const short = name.trim().length < 2
  const make = () => {
    setTried(true)
    if (!short && chosen.length > 0) void send({ name: name.trim(), roles: [...chosen] })
  }
  const link = sent.state === "recorded" ? shortAt("enter") + sent.value.link : undefined
  return (
    <Card>
      <Stack>
        <Field
          label={text.name}
          example={text.nameExample}
          value={name}
          onChange={setName}
          max={20}
          error={tried && short ? text.needName : undefined}
        />
        <Choices label={text.role}>
          {rolesIn(text)
            .filter(role => role !== "districtOwner" && role !== "subdistrictOffice")
            .map(role => (
              <Choice
                key={role}
                title={text.roles[role]}
                chosen={chosen.includes(role)}
                onChange={on => choose(on ? [...chosen, role] : chosen.filter(one => one !== role))}
              />
            ))}
        </Choices>
        {tried && chosen.length === 0 && <Strip kind="failed">{text.needRole}</Strip>}
        {link === undefined ? (
          <SentStrip sent={sent} again={again} />
        ) : (
          <Strip kind="done" title={text.link}>
            <Text>{link}</Text>
          </Strip>
        )}
        <Button kind="plain" busy={sent.state === "sending"} onPress={make}>
          {text.make}
        </Button>
      </Stack>
    </Card>
  )
}
