import { Heading, Text, View } from "../../../components/elements"
import { hall as words } from "../../../text/hall"
import { useText } from "../../../text/use-text"
import { type Address, currentItem, currentMotion, type Hall, type Motion } from "./hall"
import { ScreenLeftOpen } from "./left-open"
import { outcomeOf } from "./motion-lines"

/** In the middle: the item that is on, the question and how far the vote is, or what it came to; who speaks. */
export function ScreenNow({ hall, address, open }: { hall: Hall; address: Address; open: boolean }) {
  const text = useText(words)
  const item = currentItem(hall)
  const motion = currentMotion(hall)
  const { speaking } = hall
  if (hall.state === "cancelled") return <Said>{text.cancelled}</Said>
  if (hall.state === "called") return <Said>{text.notBegun}</Said>
  return (
    <View className="hall__now">
      {hall.state === "closed" ? (
        <Text className="hall__item">{text.closed}</Text>
      ) : (
        <Text className="hall__item">
          {item ? `${text.item(item.n, hall.agenda.length)} · ${text.kind[item.kind]}` : text.nothingOn}
        </Text>
      )}
      {(motion || item) && (
        <Heading level={2} className="hall__question">
          {motion?.title ?? item?.title ?? ""}
        </Heading>
      )}
      {motion && <ScreenMotion hall={hall} motion={motion} open={open} />}
      {speaking && <Text className="hall__speaker">{text.speaking(open ? speaking.name : "", speaking.group)}</Text>}
      <ScreenLeftOpen hall={hall} address={address} />
    </View>
  )
}

const Said = ({ children }: { children: string }) => (
  <View className="hall__now">
    <Text className="hall__question">{children}</Text>
  </View>
)

const groupName = ({ figures }: Hall, group: string): string =>
  figures.groups.find(one => one.group === group)?.name ?? group

function ScreenMotion({ hall, motion, open }: { hall: Hall; motion: Motion; open: boolean }) {
  const text = useText(words).motion
  const { state, tally, choices, none } = motion
  const how = motion.secrecy === "T0" ? text.named : text.secret
  if (state === "void")
    return (
      <>
        <Text className="hall__state hall__state--void">{text.void}</Text>
        <Text className="hall__words">{text.voidWhy}</Text>
      </>
    )
  if (state === "open" || state === "closing")
    return (
      <>
        {motion.text !== motion.title && <Text className="hall__words">{motion.text}</Text>}
        {choices && <Text className="hall__words">{choices.map(({ title }) => title).join(" · ")}</Text>}
        <Text className="hall__state">{`${text[state]}（${how}）`}</Text>
        <Text className="hall__voted">{`${motion.secrecy === "T0" ? text.voted(motion.voted ?? 0) : text.votedAbout(motion.voted ?? 0)} · ${text.of(motion.eligible)}`}</Text>
      </>
    )
  if (!open) return <Text className="hall__state">{text.hidden}</Text>
  const passed = motion.outcome === "passed"
  return (
    <>
      <Text className={`hall__state hall__state--${passed ? "passed" : "failed"}`}>
        {outcomeOf(motion, text, hall.outcome)}
      </Text>
      {choices && (
        <Text className="hall__words">
          {choices.map(({ title, votes }) => text.choiceVotes(title, votes ?? 0)).join(" · ")}
        </Text>
      )}
      {tally && (
        <Text className="hall__voted">
          {choices ? text.others(none ?? 0, tally.abstain) : text.line(tally.approve, tally.oppose, tally.abstain)}
        </Text>
      )}
      {motion.groups && (
        <View className="hall__groups">
          {motion.groups.map(({ group, passed: own }) => (
            <Text key={group} className={`hall__group${own ? "" : " hall__group--short"}`}>
              {text.groupPassed(groupName(hall, group), own)}
            </Text>
          ))}
        </View>
      )}
      {motion.recused > 0 && <Text className="hall__note">{text.recused(motion.recused)}</Text>}
    </>
  )
}
