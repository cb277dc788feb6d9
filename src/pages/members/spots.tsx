import { slips } from "#cloud/members/spots/rules"
import { useReply } from "../../cloud/use-reply"
import { Button } from "../../components/button"
import { Note } from "../../components/card"
import { Text } from "../../components/elements"
import { List, Row } from "../../components/list"
import { Page } from "../../components/page"
import { Empty, Show } from "../../components/standing"
import { membersDesk } from "../../text/members-desk"
import { useText } from "../../text/use-text"

/** Which places bring people: how often the code of each was opened, in the order of the places. */
export default function Spots() {
  const desk = useText(membersDesk)
  const text = desk.spots
  const asked = useReply("members.spots", {})
  const toPoster = <Button to="/pages/members/poster">{text.toPoster}</Button>
  return (
    <Page where={text.pageWhere} title={text.pageTitle} lead={text.pageLead} wide>
      <Show asked={asked}>
        {({ spots }) =>
          spots.length === 0 ? (
            <Empty says={text.none} example={text.noneExample} action={toPoster} />
          ) : (
            <>
              <List label={text.pageTitle}>
                {spots.map(({ key, kind, compound, name, words, today, week, month }) => (
                  <Row
                    key={key}
                    title={
                      key === slips
                        ? text.slips
                        : text.called(kind, name === undefined ? words : desk.building(compound ?? "", name))
                    }
                    note={text.times(today, month)}
                    state={text.week(week)}
                  />
                ))}
              </List>
              <Note>
                <Text>{text.noPersons}</Text>
              </Note>
            </>
          )
        }
      </Show>
    </Page>
  )
}
