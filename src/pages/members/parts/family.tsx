import { useState } from "react"
import type { Value } from "../../../cloud/contracts"
import { useSend } from "../../../cloud/use-send"
import { Button } from "../../../components/button"
import { Note, Section } from "../../../components/card"
import { Text } from "../../../components/elements"
import { List, Row } from "../../../components/list"
import { SentStrip } from "../../../components/standing"
import { members } from "../../../text/members"
import { useText } from "../../../text/use-text"

interface FamilyProps {
  neighbours: NonNullable<Value<"members.me">["member"]>["neighbours"]
  delegate: boolean
  refresh: () => void
}

/** The others of my household, masked; a delegate may hand over to one of its adults. */
export function Family({ neighbours, delegate, refresh }: FamilyProps) {
  const text = useText(members).me
  const [asked, ask] = useState<string>()
  const { sent, send, again } = useSend("members.handOver")
  const hand = async (to: string) => {
    const outcome = await send({ to })
    if (outcome.state === "recorded") refresh()
  }
  return (
    <Section title={text.household}>
      <SentStrip sent={sent} again={again} recorded={() => <Text>{text.handedOver}</Text>} />
      <List label={text.household}>
        {neighbours.map(({ person, name, adult, delegate: other }) => (
          <Row
            key={person}
            title={name}
            state={other ? text.delegate : undefined}
            verb={
              delegate &&
              adult && (
                <Button
                  kind={asked === person ? "primary" : "plain"}
                  small
                  onPress={() => (asked === person ? void hand(person) : ask(person))}
                >
                  {asked === person ? text.handOverSure(name) : text.handOver}
                </Button>
              )
            }
          />
        ))}
      </List>
      {asked !== undefined && (
        <Note>
          <Text>{text.handOverWhy}</Text>
        </Note>
      )}
    </Section>
  )
}
