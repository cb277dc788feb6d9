import { useRouter } from "@tarojs/taro"
import { useState } from "react"
import { rightNow } from "../../cloud/clock"
import { useCommunity } from "../../cloud/community"
import { useReply } from "../../cloud/use-reply"
import { Button } from "../../components/button"
import { Section } from "../../components/card"
import { List, Row } from "../../components/list"
import { State } from "../../components/mark"
import { Page } from "../../components/page"
import { Empty, Show } from "../../components/standing"
import { disclosures } from "../../text/disclosures"
import { useReading } from "../../text/reading"
import { useText } from "../../text/use-text"
import { dayInWords } from "../../text/when"
import { OpenTables } from "./parts/open-tables"
import { PublicTable, StreetTable, tables } from "./parts/tables"
import { kindInWords } from "./parts/words"

/** Everything a community has published, the newest first, for anybody. */
export default function Open() {
  const text = useText(disclosures)
  const known = useCommunity()
  const { community = known?.id ?? "" } = useRouter().params
  const about = useReply("members.welcome", { community })
  const street = about.value?.street
  return (
    <Page where={text.where} title={text.title(about.value?.name ?? "")} lead={text.lead}>
      {tables.map(table => (
        <PublicTable key={table} community={community} table={table} />
      ))}
      {street && tables.map(table => <StreetTable key={table} community={community} street={street} table={table} />)}
      <Section title={text.table.all}>
        <Part of={{ community }} after={undefined} />
      </Section>
      {street && (
        <Section title={text.table.ofStreet(street, text.table.all)}>
          <Part of={{ community, at: "street" }} after={undefined} />
        </Section>
      )}
      <OpenTables community={community} street={street} />
    </Page>
  )
}

interface PartProps {
  of: { community: string; at?: "street" }
  after: string | undefined
}

function Part({ of, after }: PartProps) {
  const text = useText(disclosures)
  const { language } = useReading()
  const [more, setMore] = useState(false)
  const asked = useReply("disclosures.list", { ...of, ...(after !== undefined && { after }) })
  const now = rightNow()
  return (
    <Show asked={asked}>
      {({ disclosures: published, next }) => (
        <>
          {published.length === 0 && after === undefined && <Empty says={text.none} example={text.noneExample} />}
          {published.length > 0 && (
            <List label={text.listed}>
              {published.map(one => {
                return (
                  <Row
                    key={one.id}
                    title={one.title}
                    note={[kindInWords(one.kind, language), text.published(dayInWords(one.at, language))].join(" · ")}
                    state={
                      now < one.until ? (
                        <State kind="info">{text.inPublic}</State>
                      ) : (
                        <State kind="done">{text.past}</State>
                      )
                    }
                    to={`/pages/disclosures/read?community=${of.community}${of.at ? "&at=street" : ""}&disclosure=${encodeURIComponent(one.id)}`}
                  />
                )
              })}
            </List>
          )}
          {next !== undefined && !more && (
            <Button kind="text" onPress={() => setMore(true)}>
              {text.more}
            </Button>
          )}
          {next !== undefined && more && <Part of={of} after={next} />}
        </>
      )}
    </Show>
  )
}
