import { Button } from "../../../components/button"
import { Note, Section } from "../../../components/card"
import { Columns } from "../../../components/columns"
import { Text } from "../../../components/elements"
import { disclosures } from "../../../text/disclosures"
import { useText } from "../../../text/use-text"
import { tables } from "./tables"

const forms = ["csv", "json"] as const

const fetchFile = (address: string): void => {
  const link = document.createElement("a")
  link.href = address
  link.target = "_blank"
  link.rel = "noopener"
  link.click()
}

interface OpenTablesProps {
  community: string
  street: string | undefined
}

/** The same as files, for whoever wants to work with them; those of the street beside. */
export function OpenTables({ community, street }: OpenTablesProps) {
  const text = useText(disclosures).table
  return (
    <Section title={text.data}>
      <Note>
        <Text>{text.dataNote}</Text>
      </Note>
      <Files community={community} />
      {street && <Files community={community} street={street} />}
    </Section>
  )
}

function Files({ community, street }: { community: string; street?: string }) {
  const text = useText(disclosures).table
  return (
    <Columns least={150}>
      {tables.flatMap(table =>
        forms.map(form => (
          <Button
            key={`${table}.${form}`}
            kind="plain"
            small
            onPress={() => fetchFile(`/open/${community}/${street ? "street-" : ""}${table}.${form}`)}
          >
            {text.file(street ? text.ofStreet(street, text[table]) : text[table], form.toUpperCase())}
          </Button>
        )),
      )}
    </Columns>
  )
}
