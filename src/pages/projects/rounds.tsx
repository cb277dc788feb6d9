import { Page } from "../../components/page"
import { Empty } from "../../components/standing"
import { projects } from "../../text/projects"
import { useText } from "../../text/use-text"
import { RoundList } from "./parts/round-list"
import { usePlace } from "./parts/use-place"

/** The rounds of a community, the newest first. */
export default function Rounds() {
  const text = useText(projects)
  const { community } = usePlace()
  return (
    <Page where={text.where} title={text.title} lead={text.lead}>
      <RoundList
        community={community}
        to={round => `/pages/projects/round?community=${community}&round=${round}`}
        empty={<Empty says={text.none} example={text.noneExample} />}
      />
    </Page>
  )
}
