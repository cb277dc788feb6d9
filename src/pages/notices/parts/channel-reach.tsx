import type { Value } from "../../../cloud/contracts"
import { Note } from "../../../components/card"
import { List, Row } from "../../../components/list"
import { Strip } from "../../../components/strip"
import { noticesChannels } from "../../../text/notices-channels"
import { useText } from "../../../text/use-text"

/** Whom each channel can reach, in the order they are tried, and what to do about the rest. */
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
        {channels.map(({ channel, reachable, noCredit, noAddress, first }) => (
          <Row
            key={channel}
            title={words.name[channel]}
            note={text.row(reachable, noCredit, noAddress)}
            state={text.first(first)}
          />
        ))}
      </List>
      {rest && <Note>{text.rest}</Note>}
    </>
  )
}
