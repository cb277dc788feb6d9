import type { ReactNode } from "react"
import type { Value } from "../../cloud/contracts"
import { useReply } from "../../cloud/use-reply"
import { Button } from "../../components/button"
import { Heading, Text, View } from "../../components/elements"
import { Page } from "../../components/page"
import { Show } from "../../components/standing"
import { minutes } from "../../text/minutes"
import { minutesDesk } from "../../text/minutes-desk"
import { minutesPaper } from "../../text/minutes-paper"
import { useReading } from "../../text/reading"
import { useText } from "../../text/use-text"
import { dayInWords, momentInWords } from "../../text/when"
import { canPrint, printPage } from "../members/parts/paper"
import { ScreenOnly } from "../members/parts/screen-only"
import { useOutcome } from "./parts/motion-figures"
import { useMeeting } from "./parts/use-meeting"
import { quorumOf, seatNamer } from "./parts/written"
import "./minutes-paper.scss"

type Minutes = Value<"meetings.minutes">

/** Minutes on A4: what the browser prints, or keeps as PDF. */
export default function MinutesPaper() {
  const desk = useText(minutesDesk)
  const asked = useReply("meetings.minutes", useMeeting())
  return (
    <Page where={desk.where} wide foot={canPrint && <Button onPress={printPage}>{desk.print}</Button>}>
      {!canPrint && <ScreenOnly>{desk.phone}</ScreenOnly>}
      <Show asked={asked}>{value => <Sheet minutes={value} />}</Show>
    </Page>
  )
}

const Line = ({ children }: { children: ReactNode }) => (
  <View className="sheet__line">
    <Text>{children}</Text>
  </View>
)

const Rows = ({ rows }: { rows: readonly (readonly string[])[] }) => (
  <View>
    {rows.map((row, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a printed row is its place
      <View key={at} className="sheet__row">
        {row.map((cell, column) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a printed cell is its place
          <View key={column} className="sheet__cell">
            <Text>{cell}</Text>
          </View>
        ))}
      </View>
    ))}
  </View>
)

const Head = ({ children }: { children: string }) => (
  <Heading level={2} className="sheet__head">
    {children}
  </Heading>
)

/** A motion's row in the table of votes; of several choices each has one of its own under it. */
const voteRows = (
  { title, tally, choices, none, decided }: Minutes["drafted"]["items"][number]["motions"][number],
  secrecy: string,
  outcome: string,
  words: (typeof minutes)["zh"],
): string[][] => {
  const shown = (n: number | undefined): string => String(n ?? "—")
  const [approve, oppose] = choices ? [undefined, none] : [tally?.approve, tally?.oppose]
  return [
    [title, secrecy, ...[tally?.eligible, tally?.cast, approve, oppose, tally?.abstain].map(shown), outcome],
    ...(choices ?? []).map(one => [
      words.choice(one.title, undefined, undefined),
      "",
      ...[undefined, undefined, one.votes, undefined, undefined].map(shown),
      one.title === decided ? words.chosen : "",
    ]),
  ]
}

function Sheet({ minutes: shown }: { minutes: Minutes }) {
  const text = useText(minutesPaper)
  const words = useText(minutes)
  const outcomeOf = useOutcome()
  const { language } = useReading()
  const { about, drafted, typed, names, heads, hash, signers } = shown
  const called = seatNamer(names)
  const groups = new Map(drafted.groups.map(({ group, name }) => [group, name]))
  const motions = drafted.items.flatMap(item => item.motions)
  return (
    <View className="sheet">
      <Heading level={1} className="sheet__title">
        {text.title(about.name)}
      </Heading>
      <Line>{`${about.title} · ${words.conclusion[about.outcome]}`}</Line>
      <Line>{text.when(momentInWords(drafted.opened ?? about.begins, language), about.place)}</Line>
      <Head>{text.attendance}</Head>
      <Rows
        rows={[
          text.groupHead,
          ...[...drafted.groups, { name: text.whole, ...drafted.whole }].map(one => [
            one.name,
            ...[one.eligible, one.present, one.substitutes, one.proxies, one.excused, one.absent].map(String),
          ]),
        ]}
      />
      <Line>{words.quorum[quorumOf(drafted.quorum)]}</Line>
      <Head>{text.items}</Head>
      {drafted.items.map((item, place) => {
        const wrote = typed.items.find(one => one.item === item.item)
        return (
          <View key={item.item}>
            <Line>{text.item(place + 1, item.title, words.kind[item.kind])}</Line>
            {item.speakers.length > 0 && <Line>{text.speakers(item.speakers.map(called).join("、"))}</Line>}
            {wrote?.summary.split("\n").map(line => (
              <Line key={line}>{line}</Line>
            ))}
            {item.motions.flatMap(({ motion, choices = [] }) =>
              choices.map(one => (
                <Line key={`${motion}${one.title}`}>{words.choice(one.title, one.details, one.votes)}</Line>
              )),
            )}
            {item.motions.flatMap(({ motion, objections }) =>
              objections.map(one => (
                <Line key={`${motion}${one.seat}`}>{words.objection(`${called(one.seat)}，${one.text}`)}</Line>
              )),
            )}
            {wrote?.decision && <Line>{words.decision(wrote.decision)}</Line>}
            {wrote?.reservations && <Line>{words.reservation(wrote.reservations)}</Line>}
          </View>
        )
      })}
      {motions.length > 0 && (
        <>
          <Head>{text.votes}</Head>
          <Rows
            rows={[
              text.voteHead,
              ...motions.flatMap(motion => voteRows(motion, words.secrecy[motion.secrecy], outcomeOf(motion), words)),
            ]}
          />
        </>
      )}
      {typed.tasks.length > 0 && (
        <>
          <Head>{words.tasksTitle}</Head>
          {typed.tasks.map(({ what, who, by }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a task is its place
            <Line key={place}>
              {`${place + 1}. ${what}（${words.task(
                who.is === "seat" ? called(who.seat) : who.is === "office" ? words.offices[who.office] : who.words,
                dayInWords(by, language),
              )}）`}
            </Line>
          ))}
        </>
      )}
      {typed.remarks && (
        <>
          <Head>{words.remarksTitle}</Head>
          <Line>{typed.remarks}</Line>
        </>
      )}
      <Head>{text.signing}</Head>
      {signers.map(({ office, seat, name }) => (
        <Line key={seat}>{text.signer(words.confirming[office], name)}</Line>
      ))}
      <View className="sheet__seal">
        <Text>{text.seal}</Text>
      </View>
      <Line>{text.heads(heads.journal.n, heads.journal.hash.slice(0, 8))}</Line>
      {heads.ledgers.map(({ name, n, hash: head }) => (
        <Line key={name}>{text.ledger(name, n, head.slice(0, 8))}</Line>
      ))}
      <Line>{words.published.hash(hash.slice(0, 8))}</Line>
      <View className="sheet__signing">
        <Heading level={2} className="sheet__title">
          {text.sheet}
        </Heading>
        <Rows
          rows={[
            text.sheetHead,
            ...drafted.seats.map(({ seat, group, came, observer }, place) => [
              String(place + 1),
              groups.get(group) ?? group,
              names.find(one => one.seat === seat)?.name ?? "",
              observer ? text.observer : text.came[came],
              "",
            ]),
          ]}
        />
      </View>
    </View>
  )
}
