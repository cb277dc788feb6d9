import { useReply } from "../../cloud/use-reply"
import { Card } from "../../components/card"
import { Text } from "../../components/elements"
import { List, Row } from "../../components/list"
import { Page } from "../../components/page"
import { Empty, Show } from "../../components/standing"
import { funds } from "../../text/funds"
import { money } from "../../text/money"
import { useReading } from "../../text/reading"
import { useText } from "../../text/use-text"
import { Granting } from "./parts/granting"
import { Opening } from "./parts/opening"

/** The treasurer's desk: the funds, opening one, and entering money that came in. */
export default function Desk() {
  const text = useText(funds)
  const { language } = useReading()
  const asked = useReply("funds.list", {})
  const me = useReply("members.me", {})
  const treasurer = me.value?.member?.roles.includes("treasurer") === true
  return (
    <Page where={text.where} title={text.desk.title} lead={text.desk.lead} wide>
      <Show asked={asked}>
        {({ funds: all }) => (
          <>
            {all.length === 0 ? (
              <Empty says={text.none} example={text.noneExample} />
            ) : (
              <List label={text.where}>
                {all.map(fund => (
                  <Row
                    key={fund.fund}
                    title={fund.name}
                    note={text.granted(money(fund.granted, language))}
                    state={text.balance(money(fund.available, language))}
                    to={`/pages/funds/statement?fund=${fund.fund}`}
                  />
                ))}
              </List>
            )}
            {treasurer ? (
              <>
                {all.length > 0 && <Granting funds={all} onDone={asked.refresh} />}
                <Opening onDone={asked.refresh} />
              </>
            ) : (
              <Card>
                <Text>{text.desk.notTreasurer}</Text>
              </Card>
            )}
          </>
        )}
      </Show>
    </Page>
  )
}
