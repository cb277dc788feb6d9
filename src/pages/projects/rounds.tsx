import { useRouter } from "@tarojs/taro"
import { useReply } from "../../cloud/use-reply"
import { Text } from "../../components/elements"
import { List, Row } from "../../components/list"
import { Page } from "../../components/page"
import { Empty, Show } from "../../components/standing"
import { money } from "../../text/money"
import { projects } from "../../text/projects"
import { useReading } from "../../text/reading"
import { useText } from "../../text/use-text"
import { RoundState, standingInWords } from "./parts/state"

/** The rounds of a community, the newest first. */
export default function Rounds() {
  const text = useText(projects)
  const { language } = useReading()
  const { community = "" } = useRouter().params
  const asked = useReply("projects.rounds", { community })
  return (
    <Page where={text.where} title={text.title} lead={text.lead}>
      <Show asked={asked}>
        {({ rounds }) =>
          rounds.length === 0 ? (
            <Empty says={text.none} example={text.noneExample} />
          ) : (
            <List label={text.title}>
              {rounds.map(round => (
                <Row
                  key={round.id}
                  title={round.title}
                  note={
                    <>
                      <Text>{standingInWords(round, language)}</Text>
                      <Text> · {text.budget(money(round.budget, language))}</Text>
                    </>
                  }
                  state={<RoundState state={round.state} language={language} />}
                  to={`/pages/projects/round?community=${community}&round=${round.id}`}
                />
              ))}
            </List>
          )
        }
      </Show>
    </Page>
  )
}
