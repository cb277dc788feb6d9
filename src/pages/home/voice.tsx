import { makePhoneCall } from "@tarojs/taro"
import { useCommunity } from "../../cloud/community"
import { useReply } from "../../cloud/use-reply"
import { Button } from "../../components/button"
import { Card, Note } from "../../components/card"
import { Text } from "../../components/elements"
import { Page } from "../../components/page"
import { Show } from "../../components/standing"
import { home } from "../../text/home"
import { useText } from "../../text/use-text"

const hotline = "12345"
const dial = (phoneNumber: string) => () => void makePhoneCall({ phoneNumber })

/** Where to complain and to say what one thinks: a telephone, a door, and the city's hotline. */
export default function Voice() {
  const text = useText(home).voice
  const community = useCommunity()
  const asked = useReply("members.welcome", community && { community: community.id })
  return (
    <Page where={text.where} title={text.title} lead={text.lead}>
      {community ? (
        <Show asked={asked}>
          {({ name, phone, clerk, address }) => (
            <>
              <Card title={name}>
                <Text>{text.clerk(clerk)}</Text>
                <Button onPress={dial(phone)}>{text.call(phone)}</Button>
              </Card>
              <Card title={text.place}>
                <Text>{address}</Text>
              </Card>
            </>
          )}
        </Show>
      ) : (
        <Text>{text.first}</Text>
      )}
      <Card>
        <Note>{text.hotlineNote}</Note>
        <Button kind="plain" onPress={dial(hotline)}>
          {text.hotline}
        </Button>
      </Card>
    </Page>
  )
}
