import { useReply } from "../../cloud/use-reply"
import { Button } from "../../components/button"
import { Card } from "../../components/card"
import { Text } from "../../components/elements"
import { Page } from "../../components/page"
import { Empty, Show } from "../../components/standing"
import { funds } from "../../text/funds"
import { money } from "../../text/money"
import { useReading } from "../../text/reading"
import { useText } from "../../text/use-text"
import { WhereItIs } from "./parts/where-it-is"

/** The community's micro-funds and where their money is. */
export default function Funds() {
  const text = useText(funds)
  const { language } = useReading()
  const asked = useReply("funds.list", {})
  return (
    <Page where={text.where} title={text.title} lead={text.lead}>
      <Show asked={asked}>
        {({ funds: all }) =>
          all.length === 0 ? (
            <Empty says={text.none} example={text.noneExample} />
          ) : (
            all.map(fund => (
              <Card key={fund.fund} title={fund.name}>
                <WhereItIs balances={fund} />
                <Text>{text.granted(money(fund.granted, language))}</Text>
                <Button
                  kind="plain"
                  to={`/pages/funds/statement?fund=${fund.fund}`}
                  label={`${text.entriesTitle} · ${fund.name}`}
                >
                  {text.entriesTitle}
                </Button>
              </Card>
            ))
          )
        }
      </Show>
    </Page>
  )
}
