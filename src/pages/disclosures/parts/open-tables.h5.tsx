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

/** The same as files, for whoever wants to work with them. */
export function OpenTables({ community }: { community: string }) {
  const text = useText(disclosures).table
  return (
    <Section title={text.data}>
      <Note>
        <Text>{text.dataNote}</Text>
      </Note>
      <Columns least={150}>
        {tables.flatMap(table =>
          forms.map(form => (
            <Button
              key={`${table}.${form}`}
              kind="plain"
              small
              onPress={() => fetchFile(`/open/${community}/${table}.${form}`)}
            >
              {text.file(text[table], form.toUpperCase())}
            </Button>
          )),
        )}
      </Columns>
    </Section>
  )
}
