import { useReply } from "../../cloud/use-reply"
import { Button } from "../../components/button"
import { Section } from "../../components/card"
import { Page } from "../../components/page"
import { Empty } from "../../components/standing"
import { councils } from "../../text/councils"
import { councilsDesk } from "../../text/councils-desk"
import { useText } from "../../text/use-text"
import { BodyList, type BodyListProps, type Line } from "./parts/body-list"

/** The bodies at the desk: their seats, and the way to found another. The street's are its office's. */
export default function CouncilsDesk() {
  const words = useText(councilsDesk)
  const text = words.desk
  const rules = useText(councils).charter.title
  const me = useReply("members.me", {})
  const roles = me.value?.member?.roles ?? []
  const [staff, office] = [roles.includes("staff"), roles.includes("subdistrictOffice")]
  const verb: BodyListProps["verb"] = ({ kind, name }: Line, query) => {
    const households = kind === "residentsAssembly" || kind === "ownersAssembly"
    const [to, says] = households ? ["charter", rules] : ["seats", text.seats]
    return (
      <Button kind="plain" small to={`/pages/councils/${to}?${query}`} label={`${says} · ${name}`}>
        {says}
      </Button>
    )
  }
  const found = staff && <Button to="/pages/councils/founding">{text.found}</Button>
  return (
    <Page where={words.where} title={text.title} lead={text.lead} wide foot={found || undefined}>
      <BodyList verb={verb} empty={<Empty says={text.none} example={text.noneExample} />} />
      {office && (
        <Section title={text.street}>
          <BodyList street verb={verb} empty={<Empty says={text.none} />} />
          <Button kind="plain" to="/pages/councils/founding?at=street">
            {text.foundStreet}
          </Button>
        </Section>
      )}
    </Page>
  )
}
