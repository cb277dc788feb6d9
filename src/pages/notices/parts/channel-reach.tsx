import { standings } from "#cloud/notices/reaching/rules"
import type { Value } from "../../../cloud/contracts"
import { Note } from "../../../components/card"
import { List, Row } from "../../../components/list"
import { Strip } from "../../../components/strip"
import { noticesChannels } from "../../../text/notices-channels"
import { useText } from "../../../text/use-text"

/** Whom each channel can reach, in the order they are tried, why not the others, and what to do about the rest. */
export function ChannelReach({
  channels,
  group,
  rest,
}: Pick<Value<"notices.preview">, "channels" | "group"> & { rest: boolean }) {
  const words = useText(noticesChannels)
  const text = words.reach
  return (
    <>
      {group && <Strip kind="info">{text.group}</Strip>}
      <List label={text.title}>
        {channels.map(row => (
          <Row
            key={row.channel}
            title={words.name[row.channel]}
            note={standings
              .filter(standing => standing === "reachable" || row[standing] > 0)
              .map(standing => text.standing[standing](row[standing]))
              .join(" · ")}
            state={text.first(row.first)}
          />
        ))}
      </List>
      {rest && <Note>{text.rest}</Note>}
    </>
  )
}
