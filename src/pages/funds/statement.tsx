import { useRouter } from "@tarojs/taro"
import { useState } from "react"
import { ask } from "../../cloud/call"
import type { Value } from "../../cloud/contracts"
import { useReply } from "../../cloud/use-reply"
import { Button } from "../../components/button"
import { Section } from "../../components/card"
import { Text } from "../../components/elements"
import { Figure } from "../../components/figure"
import { Page } from "../../components/page"
import { Empty, Show } from "../../components/standing"
import { funds } from "../../text/funds"
import { money } from "../../text/money"
import { useReading } from "../../text/reading"
import { useText } from "../../text/use-text"
import { EntryCard } from "./parts/entry"
import { WhereItIs } from "./parts/where-it-is"

/** Where every fen of a fund came from and went, the newest first. */
export default function Statement() {
  const text = useText(funds)
  const { fund = "" } = useRouter().params
  const asked = useReply("funds.statement", { fund })
  return (
    <Page where={text.where} title={asked.value?.name} lead={asked.value && text.lead}>
      <Show asked={asked}>{first => <Book fund={fund} first={first} />}</Show>
    </Page>
  )
}

type Part = Value<"funds.statement">

function Book({ fund, first }: { fund: string; first: Part }) {
  const text = useText(funds)
  const { language } = useReading()
  const [older, setOlder] = useState<readonly Part[]>([])
  const [busy, setBusy] = useState(false)
  const next = (older.at(-1) ?? first).next
  const more = async (before: number) => {
    setBusy(true)
    const reply = await ask("funds.statement", { fund, before }).catch(() => undefined)
    if (reply?.ok) setOlder([...older, reply.value])
    setBusy(false)
  }
  const [amount = "", unit] = money(first.available, language).split(" ")
  const entries = [first, ...older].flatMap(part => part.entries)
  return (
    <>
      <Figure value={amount} unit={unit} label={text.account.available} />
      {first.granted > 0 && (
        <>
          <WhereItIs balances={first} />
          <Text>{text.granted(money(first.granted, language))}</Text>
        </>
      )}
      <Section title={text.entriesTitle}>
        {entries.length === 0 && <Empty says={text.noEntries} />}
        {entries.map(entry => (
          <EntryCard key={entry.n} entry={entry} />
        ))}
        {next !== undefined && (
          <Button kind="plain" busy={busy} onPress={() => void more(next)}>
            {text.older}
          </Button>
        )}
      </Section>
    </>
  )
}
