import { useReply } from "../../cloud/use-reply"
import { Button } from "../../components/button"
import { Page } from "../../components/page"
import { Empty, Show } from "../../components/standing"
import { projectsDesk } from "../../text/projects-desk"
import { useText } from "../../text/use-text"
import { RoundList } from "./parts/round-list"

/** Rounds at the desk: what waits, and the way to open another one. */
export default function Desk() {
  const text = useText(projectsDesk)
  const asked = useReply("members.me", {})
  return (
    <Page
      where={text.where}
      title={text.title}
      lead={text.lead}
      wide
      foot={<Button to="/pages/projects/opening">{text.open}</Button>}
    >
      <Show asked={asked}>
        {({ member }) => (
          <RoundList
            community={member?.community ?? ""}
            to={round => `/pages/projects/managing?round=${round}`}
            empty={<Empty says={text.none} example={text.noneExample} />}
          />
        )}
      </Show>
    </Page>
  )
}
