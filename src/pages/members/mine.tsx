import { useState } from "react"
import { leaveCommunity, useCommunity } from "../../cloud/community"
import type { Value } from "../../cloud/contracts"
import { forgetReplies, useReply } from "../../cloud/use-reply"
import { Button } from "../../components/button"
import { Card, Note } from "../../components/card"
import { Text, View } from "../../components/elements"
import { goHome } from "../../components/go"
import { Page } from "../../components/page"
import { Empty, Show } from "../../components/standing"
import { collectionInWords, fieldInWords } from "../../text/kept"
import { members } from "../../text/members"
import { useReading } from "../../text/reading"
import { useText } from "../../text/use-text"
import { Export, Forget, Withdraw } from "./parts/rights"
import "./mine.scss"

/** Everything that is kept about me, and the three things I may do about it (个人信息保护法 15, 45, 47). */
export default function Mine() {
  const text = useText(members).data
  const community = useCommunity()?.id
  const asked = useReply("members.myData", community === undefined ? undefined : { community })
  const gone = () => {
    leaveCommunity()
    forgetReplies()
    goHome()
  }
  return (
    <Page where={text.where} title={text.title} lead={text.lead}>
      {community === undefined ? (
        <Empty says={text.none} />
      ) : (
        <Show asked={asked}>
          {({ kept, more }) => (
            <>
              {kept.length === 0 && <Empty says={text.none} />}
              {kept.map(part => (
                <Kept key={part.collection} part={part} />
              ))}
              {more && (
                <Note>
                  <Text>{text.more}</Text>
                </Note>
              )}
              <Export community={community} />
              <Withdraw community={community} />
              <Forget community={community} onGone={gone} />
            </>
          )}
        </Show>
      )}
    </Page>
  )
}

function Kept({ part }: { part: Value<"members.myData">["kept"][number] }) {
  const text = useText(members).data
  const { language } = useReading()
  const [open, setOpen] = useState(false)
  return (
    <Card title={collectionInWords(part.collection, language)} aside={<Text>{text.count(part.documents.length)}</Text>}>
      <Note>
        <Text>{text.days(part.days)}</Text>
      </Note>
      {open &&
        part.documents.map((document, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: documents are shown in the order they came
          <View className="mine__document" key={at}>
            {Object.entries(document).map(([field, value]) => (
              <Text className="mine__line" key={field}>
                {fieldInWords(field, value, language)}
              </Text>
            ))}
          </View>
        ))}
      <Button kind="text" small onPress={() => setOpen(!open)}>
        {open ? text.less : text.see}
      </Button>
    </Card>
  )
}
