import { type ReactNode, useState } from "react"
import { useReply } from "../../../cloud/use-reply"
import { Button } from "../../../components/button"
import { Text, View } from "../../../components/elements"
import { List, Row } from "../../../components/list"
import { Show } from "../../../components/standing"
import { money } from "../../../text/money"
import { projects } from "../../../text/projects"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { RoundState, standingInWords } from "./state"

export interface RoundListProps {
  community: string
  /** Where a round's row leads. */
  to: (round: string) => string
  empty: ReactNode
}

/** The rounds of a community, the newest first, a page at a time. */
export function RoundList(props: RoundListProps) {
  return <Part {...props} after={undefined} />
}

function Part({ after, ...props }: RoundListProps & { after: string | undefined }) {
  const text = useText(projects)
  const { language } = useReading()
  const [more, setMore] = useState(false)
  const asked = useReply("projects.rounds", { community: props.community, ...(after !== undefined && { after }) })
  return (
    <Show asked={asked}>
      {({ rounds, next }) => (
        <>
          {rounds.length === 0 && after === undefined && props.empty}
          {rounds.length > 0 && (
            <List label={text.title}>
              {rounds.map(round => (
                <Row
                  key={round.id}
                  title={round.title}
                  note={
                    <View>
                      <View>
                        <Text>{standingInWords(round, language)}</Text>
                      </View>
                      <Text>{text.budget(money(round.budget, language))}</Text>
                    </View>
                  }
                  state={<RoundState state={round.state} language={language} />}
                  to={props.to(round.id)}
                />
              ))}
            </List>
          )}
          {next !== undefined && !more && (
            <Button kind="text" onPress={() => setMore(true)}>
              {text.more}
            </Button>
          )}
          {next !== undefined && more && <Part {...props} after={next} />}
        </>
      )}
    </Show>
  )
}
