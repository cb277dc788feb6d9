import type { Value } from "../../../cloud/contracts"
import { useReply } from "../../../cloud/use-reply"
import { Section } from "../../../components/card"
import { List, Row } from "../../../components/list"
import { State } from "../../../components/mark"
import { Empty, Show } from "../../../components/standing"
import { disclosures } from "../../../text/disclosures"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"
import { dayInWords, momentInWords } from "../../../text/when"
import { markOf, stateInWords } from "./words"

type Line = Value<"disclosures.table">["rows"][number]
export const tables = ["meetings", "decisions", "actions"] as const
export type Table = (typeof tables)[number]

/** As many as one looks through here; the files have all of them. */
const few = 5
const texted = (value: Line[string] | undefined): string => (value === undefined ? "" : String(value))

/** What a community's meetings, decisions and tasks are, the newest first. */
export function PublicTable({ community, table }: { community: string; table: Table }) {
  const text = useText(disclosures).table
  const asked = useReply("disclosures.table", { community, table })
  const none = { meetings: text.noMeetings, decisions: text.noDecisions, actions: text.noActions }
  return (
    <Section title={text[table]}>
      <Show asked={asked}>
        {({ rows }) =>
          rows.length === 0 ? <Empty says={none[table]} /> : <Lines label={text[table]} rows={rows} table={table} />
        }
      </Show>
    </Section>
  )
}

/** The same of the street that the community belongs to; nothing while the street has published none. */
export function StreetTable({ community, street, table }: { community: string; street: string; table: Table }) {
  const text = useText(disclosures).table
  const { rows = [] } = useReply("disclosures.table", { community, table, at: "street" }).value ?? {}
  const title = text.ofStreet(street, text[table])
  if (rows.length === 0) return null
  return (
    <Section title={title}>
      <Lines label={title} rows={rows} table={table} />
    </Section>
  )
}

const Lines = ({ label, rows, table }: { label: string; rows: readonly Line[]; table: Table }) => (
  <List label={label}>
    {rows.slice(0, few).map((row, place) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place: one publication may have several
      <TableRow key={`${row.id}-${place}`} row={row} table={table} />
    ))}
  </List>
)

function TableRow({ row, table }: { row: Line; table: Table }) {
  const text = useText(disclosures)
  const { language } = useReading()
  const state = texted(row.state)
  const note = {
    meetings: () => [row.begins && momentInWords(texted(row.begins), language), texted(row.place), texted(row.reason)],
    decisions: () => [
      texted(row.from),
      ...(["approve", "oppose", "abstain"] as const)
        .filter(name => row[name] !== undefined)
        .map(name => `${text.figure[name]} ${row[name]}`),
    ],
    actions: () => [row.by && text.table.due(texted(row.who), dayInWords(texted(row.by), language)), texted(row.from)],
  }[table]()
  return (
    <Row
      title={texted(row.title)}
      note={note.filter(Boolean).join(" · ")}
      state={<State kind={markOf(state)}>{stateInWords(state, language)}</State>}
    />
  )
}
