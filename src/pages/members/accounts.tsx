import { useState } from "react"
import { clockOf } from "#cloud/shared/values/day"
import type { Value } from "../../cloud/contracts"
import { useReply } from "../../cloud/use-reply"
import { useSend } from "../../cloud/use-send"
import { Button } from "../../components/button"
import { Section } from "../../components/card"
import { Text } from "../../components/elements"
import { List, Row } from "../../components/list"
import { Page } from "../../components/page"
import { Empty, SentStrip, Show } from "../../components/standing"
import { chats } from "../../text/chats"
import { useText } from "../../text/use-text"

/** Another account of mine: a code for ten minutes, and the accounts that are linked. */
export default function Accounts() {
  const text = useText(chats).accounts
  const asked = useReply("members.accounts", {})
  const { sent, send, again } = useSend("members.accountCode")
  const get = (
    <Button busy={sent.state === "sending"} onPress={() => void send({})}>
      {text.get}
    </Button>
  )
  return (
    <Page where={text.where} title={text.title} lead={text.lead} foot={get}>
      <SentStrip
        sent={sent}
        again={() => void again()}
        recorded={({ code, until }) => <Text>{text.how(code, clockOf(until))}</Text>}
      />
      <Section title={text.linked}>
        <Show asked={asked}>
          {({ accounts }) =>
            accounts.length === 0 ? (
              <Empty says={text.none} />
            ) : (
              <List label={text.linked}>
                {accounts.map(one => (
                  <Linked key={one.account} one={one} refresh={asked.refresh} />
                ))}
              </List>
            )
          }
        </Show>
      </Section>
    </Page>
  )
}

function Linked({ one, refresh }: { one: Value<"members.accounts">["accounts"][number]; refresh: () => void }) {
  const text = useText(chats).accounts
  const [sure, setSure] = useState(false)
  const { send } = useSend("members.unlinkAccount")
  const unlink = async () => {
    if (!sure) return setSure(true)
    const outcome = await send({ account: one.account })
    if (outcome.state === "recorded") refresh()
  }
  const verb = (
    <Button kind={sure ? "primary" : "plain"} small onPress={() => void unlink()}>
      {sure ? text.sure : text.unlink}
    </Button>
  )
  return <Row title={text.kind[one.kind]} note={one.called} verb={verb} />
}
