import { standings } from "#cloud/notices/reaching/rules"
import type { Value } from "../../../cloud/contracts"
import { List, Row } from "../../../components/list"
import { Strip } from "../../../components/strip"
import { noticesChannels } from "../../../text/notices-channels"
import { useText } from "../../../text/use-text"

/** Whom each channel can reach, in the order they are tried, and why not the others. */
export function ChannelReach({ channels, group }: Pick<Value<"notices.preview">, "channels" | "group">) {
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
    </>
  )
}
