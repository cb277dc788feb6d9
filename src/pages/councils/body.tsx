import { seatsAreHouseholds } from "#cloud/councils/rules"
import type { Value } from "../../cloud/contracts"
import { useReply } from "../../cloud/use-reply"
import { Button } from "../../components/button"
import { Note, Section } from "../../components/card"
import { Text } from "../../components/elements"
import { List, Row } from "../../components/list"
import { Page } from "../../components/page"
import { Empty, Show } from "../../components/standing"
import { Strip } from "../../components/strip"
import { councils } from "../../text/councils"
import { useText } from "../../text/use-text"
import { useBody } from "./parts/use-body"

/** One body for everybody: who presides, how many seats each group has, and the rules it goes by. */
export default function BodyPage() {
  const words = useText(councils)
  const { body, at, query } = useBody()
  const asked = useReply("councils.body", { body, ...at })
  const me = useReply("members.me", {})
  const roles = me.value?.member?.roles ?? []
  const staff = roles.includes(at.at ? "subdistrictOffice" : "staff")
  const shown = asked.value
  return (
    <Page
      where={words.where}
      title={shown?.name}
      lead={shown && `${words.kind[shown.kind]} · ${words.level[shown.level]}`}
      foot={<Button to={`/pages/councils/charter?${query}`}>{words.body.rules}</Button>}
    >
      <Show asked={asked}>
        {value => (
          <>
            <Shown body={value} />
            {staff && !seatsAreHouseholds(value.kind) && (
              <Button kind="plain" to={`/pages/councils/seats?${query}`}>
                {words.body.manage}
              </Button>
            )}
          </>
        )}
      </Show>
    </Page>
  )
}

function Shown({ body: value }: { body: Value<"councils.body"> }) {
  const words = useText(councils)
  const text = words.body
  return (
    <>
      {value.dissolved && <Strip kind="waiting">{text.dissolved(value.dissolved.reason)}</Strip>}
      {value.mine.map(({ seat, group, as, observer }) => (
        <Strip key={seat} kind="done" title={text.mine}>
          <Text>{[group, text.as[as], observer && text.observes].filter(Boolean).join(" · ")}</Text>
        </Strip>
      ))}
      {!seatsAreHouseholds(value.kind) && (
        <Section title={text.officers}>
          {value.officers.length === 0 ? (
            <Empty says={text.noOfficers} />
          ) : (
            <List>
              {value.officers.map(({ title, name, group }) => (
                <Row key={title + name} title={name} note={group} state={words.titles[title]} />
              ))}
            </List>
          )}
        </Section>
      )}
      <Section title={text.groups}>
        <List>
          {value.groups.map(({ group, name, seats, vacant, observers }) => (
            <Row
              key={group}
              title={name}
              note={[vacant > 0 && words.list.vacant(vacant), observers > 0 && text.observers(observers)]
                .filter(Boolean)
                .join(" · ")}
              state={words.list.seats(seats)}
            />
          ))}
        </List>
        <Note>
          <Text>{seatsAreHouseholds(value.kind) ? text.households : text.names}</Text>
        </Note>
      </Section>
    </>
  )
}
