import type { Value } from "../../../cloud/contracts"
import { useReply } from "../../../cloud/use-reply"
import { Button } from "../../../components/button"
import { Section } from "../../../components/card"
import { List, Row } from "../../../components/list"
import { State } from "../../../components/mark"
import { Empty, Failure, Loading } from "../../../components/standing"
import { home } from "../../../text/home"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { deadlineInWords } from "../../../text/when"

type Roles = NonNullable<Value<"members.me">["member"]>["roles"]

/** What waits for staff: requests to join, rounds whose next step is theirs, meeting times to be settled. */
export function ToDo({ community, roles }: { community: string; roles: Roles }) {
  const text = useText(home).desk
  const { language } = useReading()
  const staff = roles.includes("staff")
  const requests = useReply("members.requests", staff ? {} : undefined)
  const rounds = useReply("projects.rounds", { community, limit: 10 })
  const settles = staff || roles.includes("committee")
  const polls = useReply("meetings.polls", settles ? { limit: 10 } : undefined)
  if (rounds.state === "failure") return <Failure no={rounds.no} onRetry={rounds.refresh} />
  if (rounds.state === "loading" || (staff && requests.state === "loading")) return <Loading />

  const asking = requests.value?.requests.length ?? 0
  const unsettled = polls.value?.polls.filter(({ state }) => state === "closed") ?? []
  const acts: Partial<Record<string, string>> = text.roundAct
  const toDo = rounds.value.rounds.flatMap(round => {
    const says = acts[round.state]
    return says === undefined
      ? []
      : [{ ...round, says, waits: round.state !== "soliciting" && round.state !== "counting" }]
  })
  return (
    <Section title={text.todo}>
      {asking === 0 && toDo.length === 0 && unsettled.length === 0 ? (
        <Empty says={text.nothing} />
      ) : (
        <List label={text.todo}>
          {asking > 0 && (
            <Row
              title={text.requests(asking)}
              note={text.peopleNote}
              verb={
                <Button kind="plain" small to="/pages/members/requests">
                  {text.decide}
                </Button>
              }
            />
          )}
          {unsettled.map(poll => (
            <Row
              key={poll.id}
              title={poll.title}
              note={deadlineInWords(poll.closes, language)}
              state={<State kind="waiting">{text.unsettled}</State>}
              verb={
                <Button
                  kind="plain"
                  small
                  to={`/pages/meetings/settling?poll=${poll.id}`}
                  label={`${text.settle} · ${poll.title}`}
                >
                  {text.settle}
                </Button>
              }
            />
          ))}
          {toDo.map(round => (
            <Row
              key={round.id}
              title={round.title}
              note={round.state === "soliciting" ? deadlineInWords(round.proposeUntil, language) : undefined}
              state={<State kind={round.waits ? "waiting" : "info"}>{round.says}</State>}
              verb={
                <Button
                  kind="plain"
                  small
                  to={`/pages/projects/managing?round=${round.id}`}
                  label={`${text.open} · ${round.title}`}
                >
                  {text.open}
                </Button>
              }
            />
          ))}
        </List>
      )}
    </Section>
  )
}
