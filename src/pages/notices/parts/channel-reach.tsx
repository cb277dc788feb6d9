import type { Value } from "../../../cloud/contracts"
import { Note } from "../../../components/card"
import { List, Row } from "../../../components/list"
import { noticesChannels } from "../../../text/notices-channels"
import { useText } from "../../../text/use-text"

/** Whom each channel can reach, in the order they are tried, and what to do about the rest. */
export function ChannelReach({ channels, rest }: Pick<Value<"notices.preview">, "channels"> & { rest: boolean }) {
  const words = useText(noticesChannels)
  const text = words.reach
  return (
    <>
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
