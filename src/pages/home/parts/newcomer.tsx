import { useState } from "react"
import { useReply } from "../../../cloud/use-reply"
import { Button } from "../../../components/button"
import { Section } from "../../../components/card"
import { Text } from "../../../components/elements"
import { go } from "../../../components/go"
import { List, Row } from "../../../components/list"
import { Empty, Show } from "../../../components/standing"
import { Strip } from "../../../components/strip"
import { home } from "../../../text/home"
import { useText } from "../../../text/use-text"
import { canScan, scan } from "./scan"

/** Somebody who comes for the first time: scan the code on the board, or choose one's community. */
export function Newcomer() {
  const text = useText(home).newcomer
  const asked = useReply("members.communities", {})
  const [foreign, setForeign] = useState(false)
  const scanned = async () => {
    const scene = await scan()
    setForeign(scene === "foreign")
    if (scene !== undefined && scene !== "foreign")
      go(`/pages/members/landing?scene=${encodeURIComponent(scene.scene)}`)
  }
  return (
    <>
      <Text>{text.lead}</Text>
      {canScan && <Button onPress={scanned}>{text.scan}</Button>}
      {foreign && <Strip kind="failed">{text.notOurs}</Strip>}
      <Section title={text.choose}>
        <Show asked={asked}>
          {({ communities }) =>
            communities.length === 0 ? (
              <Empty says={text.none} example={text.example} />
            ) : (
              <List label={text.choose}>
                {communities.map(({ community, name }) => (
                  <Row key={community} title={name} to={`/pages/members/landing?community=${community}`} />
                ))}
              </List>
            )
          }
        </Show>
      </Section>
    </>
  )
}
