import { useState } from "react"
import { rightNow } from "../../../cloud/clock"
import { useReply } from "../../../cloud/use-reply"
import { Button } from "../../../components/button"
import { Card, Note, Section } from "../../../components/card"
import { Text } from "../../../components/elements"
import { State } from "../../../components/mark"
import { Empty, Failure, Loading } from "../../../components/standing"
import { home } from "../../../text/home"
import { money } from "../../../text/money"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { deadlineInWords, momentInWords } from "../../../text/when"
import { draftedIn } from "../../votes/parts/draft"

/** One thing a resident can do now. */
interface Doing {
  readonly id: string
  readonly what: string
  readonly title: string
  readonly note: string
  readonly closes: string
  /** Said in place of the deadline: when it is. */
  readonly when?: string | undefined
  readonly verb: string
  readonly to: string
  /** Said when the person has done it already; what is not done stands first. */
  readonly done?: string | undefined
  /** Said when it is filled in on this device and not sent. */
  readonly unsent?: string | undefined
}

const most = 3

/** "现在可以参与": up to three things, what needs me and closes first on top; the others at a tap. */
export function Now({ community, delegate }: { community: string; delegate: boolean }) {
  const text = useText(home).now
  const { language } = useReading()
  const [all, setAll] = useState(false)
  const rounds = useReply("projects.rounds", { community, limit: 5 })
  const polls = useReply("meetings.polls", { limit: 5 })
  const called = useReply("meetings.meetings", { limit: 10 })
  const voting = rounds.value?.rounds.find(({ state }) => state === "voting")
  const ballot = useReply("votes.myBallot", voting?.vote === undefined ? undefined : { vote: voting.vote })
  if (rounds.state === "failure") return <Failure no={rounds.no} onRetry={rounds.refresh} />
  if (rounds.state === "loading" || polls.state === "loading") return <Loading />

  const inRounds = rounds.value.rounds.flatMap((round): Doing[] => {
    const to = `/pages/projects/round?community=${community}&round=${round.id}`
    const about = { id: round.id, title: round.title, note: text.budget(money(round.budget, language)) }
    if (round.state === "voting" && round.closes !== undefined) {
      const done = ballot.value?.voted && round.vote === voting?.vote ? text.voted : undefined
      const ballotPage = `/pages/votes/ballot?community=${community}&vote=${round.vote}`
      const verb = done ? text.seeVote : delegate ? text.goVote : text.lookVote
      const drafted = done || !delegate ? 0 : draftedIn(round.vote ?? "")
      const unsent = drafted > 0 ? text.drafted(drafted) : undefined
      return [{ ...about, unsent, what: text.vote, closes: round.closes, verb, to: ballotPage, done }]
    }
    if (round.state === "soliciting")
      return [{ ...about, what: text.propose, closes: round.proposeUntil, verb: text.goPropose, to }]
    return []
  })
  const inPolls = (polls.value?.polls ?? [])
    .filter(({ state, invited }) => state === "open" && invited)
    .map(
      (poll): Doing => ({
        id: poll.id,
        what: text.times,
        title: poll.title,
        note: poll.place,
        closes: poll.closes,
        verb: poll.answered > 0 ? text.seeTimes : text.goTimes,
        to: `/pages/meetings/times?poll=${poll.id}`,
        done: poll.answered > 0 ? text.answered : undefined,
      }),
    )
  const now = rightNow()
  const inMeetings = (called.value?.meetings ?? [])
    .filter(({ state, seated, begins }) => state === "called" && seated && now < begins)
    .map(
      (meeting): Doing => ({
        id: meeting.id,
        what: text.meeting,
        title: meeting.title,
        note: meeting.place,
        closes: meeting.begins,
        when: momentInWords(meeting.begins, language),
        verb: meeting.says === undefined ? text.goMeeting : text.seeMeeting,
        to: `/pages/meetings/meeting?meeting=${meeting.id}`,
        done: meeting.says === undefined ? undefined : text.answered,
      }),
    )
  const doings = [...inRounds, ...inPolls, ...inMeetings].sort(
    (one, other) =>
      Number(one.done !== undefined) - Number(other.done !== undefined) || (one.closes < other.closes ? -1 : 1),
  )
  const firstOpen = doings.find(({ done }) => done === undefined)
  return (
    <Section title={text.title}>
      {doings.length === 0 && <Empty says={text.none} />}
      {doings.slice(0, all ? doings.length : most).map(doing => (
        <Card
          key={doing.id}
          title={doing.title}
          kind={doing === firstOpen ? "seal" : "plain"}
          aside={
            doing.done ? (
              <State kind="done">{doing.done}</State>
            ) : doing.unsent ? (
              <State kind="waiting">{doing.unsent}</State>
            ) : (
              <State kind="info">{doing.what}</State>
            )
          }
        >
          <Text>{doing.when ?? deadlineInWords(doing.closes, language)}</Text>
          <Note>
            <Text>{doing.note}</Text>
          </Note>
          <Button
            kind={doing === firstOpen ? "primary" : "plain"}
            to={doing.to}
            label={`${doing.verb} · ${doing.title}`}
          >
            {doing.verb}
          </Button>
        </Card>
      ))}
      {doings.length > most && !all && (
        <Button kind="text" onPress={() => setAll(true)}>
          {text.others(doings.length - most)}
        </Button>
      )}
    </Section>
  )
}
