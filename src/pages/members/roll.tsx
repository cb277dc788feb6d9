import { useReply } from "../../cloud/use-reply"
import { Button } from "../../components/button"
import { Section } from "../../components/card"
import { Columns } from "../../components/columns"
import { Page } from "../../components/page"
import { membersDesk } from "../../text/members-desk"
import { useText } from "../../text/use-text"
import { RollHistory } from "./parts/roll-history"
import { RollImport } from "./parts/roll-import"
import { RollSearch } from "./parts/roll-search"

/** The roll at the desk: import a sheet, find a household, take an import back. */
export default function Roll() {
  const desk = useText(membersDesk)
  const text = desk.roll
  const history = useReply("members.rolls", { limit: 10 })
  const rolls = history.value?.rolls ?? []
  return (
    <Page where={text.where} title={text.title} lead={text.lead} wide>
      <RollImport onImported={history.refresh} />
      <Section title={text.list}>
        <RollSearch version={rolls.find(({ state }) => state === "current")?.roll ?? ""} />
      </Section>
      {rolls.length > 0 && (
        <Columns least={240}>
          <Button kind="plain" to="/pages/members/slips">
            {desk.slips.title}
          </Button>
          <Button kind="plain" to="/pages/members/requests">
            {desk.requests.title}
          </Button>
          <Button kind="plain" to="/pages/members/staff">
            {desk.staff.title}
          </Button>
        </Columns>
      )}
      <Section title={text.history}>
        <RollHistory asked={history} />
      </Section>
    </Page>
  )
}
