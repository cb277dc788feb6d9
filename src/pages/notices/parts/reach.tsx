import { useState } from "react"
import { quietUntil } from "#cloud/notices/outbox/rules"
import type { Instant } from "#cloud/shared/values/instant"
import { rightNow } from "../../../cloud/clock"
import type { Value } from "../../../cloud/contracts"
import { Button } from "../../../components/button"
import { Note, Section } from "../../../components/card"
import { Text, View } from "../../../components/elements"
import { Figure } from "../../../components/figure"
import { List, Row } from "../../../components/list"
import { Strip } from "../../../components/strip"
import { noticesChannels } from "../../../text/notices-channels"
import { noticesDesk } from "../../../text/notices-desk"
import { useText } from "../../../text/use-text"
import { ChannelReach } from "./channel-reach"
import "./reach.scss"

type Reached = Value<"notices.preview">

export interface ReachProps {
  reach: Reached
  urgent: boolean
  /** The moment it shall go out; by itself now. */
  at?: Instant | undefined
}

/** Whom a notice reaches before it is sent: in all, and on each channel. */
export function Reach({ reach, urgent, at }: ReachProps) {
  const { reach: text } = useText(noticesDesk)
  const words = useText(noticesChannels).reach
  const { people, reachable, noCredit, noAddress, unjoined, buildings } = reach
  return (
    <Section title={text.title}>
      <Text>{text.people(people)}</Text>
      <View className="reach">
        <Figure value={String(reachable)} unit={text.persons} label={text.reachable} />
        <Figure value={String(noCredit)} unit={text.persons} label={text.noCredit} />
        {noAddress > 0 && <Figure value={String(noAddress)} unit={text.persons} label={words.unlinked} />}
        {buildings.length > 0 && <Figure value={String(unjoined)} unit={text.households} label={text.unjoined} />}
      </View>
      {people === 0 && <Strip kind="info">{words.nobody}</Strip>}
      {!urgent && quietUntil(at ?? rightNow()) && <Strip kind="waiting">{at ? text.quietThen : text.quiet}</Strip>}
      <ChannelReach channels={reach.channels} group={reach.group} />
    </Section>
  )
}

export interface RestProps {
  reach: Reached
  /** Saves the draft and opens what can be printed of it. */
  onPrint: () => void
  printing: boolean
}

/** What to do about those whom no channel reaches: paper, and where they live. */
export function Rest({ reach, onPrint, printing }: RestProps) {
  const { reach: text, writing } = useText(noticesDesk)
  const words = useText(noticesChannels)
  const [open, setOpen] = useState(false)
  const { people, noCredit, noAddress, unjoined, buildings } = reach
  if (people > 0 && noCredit + noAddress + unjoined === 0) return null
  return (
    <Section title={words.paper}>
      {noCredit > 0 && <Note>{text.noCreditNote}</Note>}
      {noAddress > 0 && <Note>{words.reach.unlinkedNote}</Note>}
      {unjoined > 0 && <Note>{text.unjoinedNote}</Note>}
      <Note>{words.reach.rest}</Note>
      <Button kind="plain" busy={printing} onPress={onPrint}>
        {words.reach.print}
      </Button>
      {buildings.length > 1 && !open && (
        <Button kind="text" onPress={() => setOpen(true)}>
          {text.byBuilding(buildings.length)}
        </Button>
      )}
      {open && (
        <List label={text.buildings}>
          {buildings.map(one => (
            <Row
              key={one.building}
              title={writing.building(one.name, one.compound)}
              note={words.reach.building(one.reachable, one.noCredit, one.noAddress, one.unjoined)}
            />
          ))}
        </List>
      )}
    </Section>
  )
}
