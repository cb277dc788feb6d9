import { useReply } from "../../cloud/use-reply"
import { Button } from "../../components/button"
import { Card } from "../../components/card"
import { Text } from "../../components/elements"
import { Page } from "../../components/page"
import { Show } from "../../components/standing"
import { home } from "../../text/home"
import { useText } from "../../text/use-text"
import { Jobs } from "./parts/jobs"
import { ToDo } from "./parts/to-do"

/** Where staff begin: what waits for them, then every job. */
export default function Desk() {
  const text = useText(home).desk
  const asked = useReply("members.me", {})
  return (
    <Page where={text.where} title={text.title} lead={text.lead} wide>
      <Show asked={asked}>
        {({ member }) =>
          member === undefined ? (
            <Card kind="seal">
              <Text>{text.signIn}</Text>
              <Button to="/pages/members/pair">{text.signInGo}</Button>
            </Card>
          ) : member.roles.length === 0 ? (
            <Card>
              <Text>{text.notStaff}</Text>
            </Card>
          ) : (
            <>
              <ToDo community={member.community} roles={member.roles} />
              <Jobs roles={member.roles} />
            </>
          )
        }
      </Show>
    </Page>
  )
}
