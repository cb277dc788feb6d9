import { lint } from "#cloud/councils/rules"
import type { Value } from "../../cloud/contracts"
import { useReply } from "../../cloud/use-reply"
import { Button } from "../../components/button"
import { Card, Note, Stack } from "../../components/card"
import { Text, View } from "../../components/elements"
import { List, Row } from "../../components/list"
import { Page } from "../../components/page"
import { Show } from "../../components/standing"
import { Strip } from "../../components/strip"
import { councils } from "../../text/councils"
import { useReading } from "../../text/reading"
import { useText } from "../../text/use-text"
import { dayInWords } from "../../text/when"
import { Findings } from "./parts/findings"
import { charterInWords } from "./parts/in-words"
import { lintedOf } from "./parts/linted"
import { useBody } from "./parts/use-body"

/** The rules of procedure in words, for every resident, and what the law or the seats have against them. */
export default function CharterPage() {
  const words = useText(councils)
  const text = words.charter
  const { language } = useReading()
  const { body, at, query, version } = useBody()
  const asked = useReply("councils.charter", { body, ...at, ...(version && { version }) })
  const about = useReply("councils.body", { body, ...at })
  const me = useReply("members.me", {})
  const staff = (me.value?.member?.roles ?? []).includes(at.at ? "subdistrictOffice" : "staff")
  const shown = asked.value
  const now = shown?.version === shown?.current
  return (
    <Page
      where={words.where}
      title={shown && `${shown.name} · ${text.title}`}
      lead={shown && text.version(shown.version, dayInWords(shown.at, language))}
      foot={
        shown && !now ? (
          <Button to={`/pages/councils/charter?${query}`}>{text.current}</Button>
        ) : staff ? (
          <Button to={`/pages/councils/amending?${query}`}>{text.amend}</Button>
        ) : undefined
      }
    >
      <Show asked={asked}>
        {value => (
          <>
            {value.version !== value.current && <Strip kind="waiting">{text.old(value.current)}</Strip>}
            <Show asked={about}>{known => <Rules of={value} body={known} />}</Show>
            {value.version > 1 && (
              <Button kind="text" to={`/pages/councils/charter?${query}&version=${value.version - 1}`}>
                {text.before}
              </Button>
            )}
          </>
        )}
      </Show>
    </Page>
  )
}

function Rules({ of, body }: { of: Value<"councils.charter">; body: Value<"councils.body"> }) {
  const words = useText(councils)
  const text = words.charter
  const { language } = useReading()
  const found = lint(of.charter, lintedOf(body))
  const current = of.version === of.current
  return (
    <Stack>
      {current && (
        <Strip kind={found.length === 0 ? "done" : "waiting"}>
          {found.length === 0 ? text.clean : text.findings(found.length)}
        </Strip>
      )}
      {of.note !== "" && (
        <Card title={text.note}>
          <Text>{of.note}</Text>
        </Card>
      )}
      <List label={text.title}>
        {charterInWords(of.charter, body.groups, words).map(({ field, label, says }) => (
          <Row
            key={field}
            title={label}
            note={
              <View>
                <Text>{says}</Text>
                {current && <Findings of={found} field={field} />}
              </View>
            }
          />
        ))}
      </List>
      <Note>
        <Text>{`${text.source}：${of.charter.source[language]}`}</Text>
      </Note>
    </Stack>
  )
}
