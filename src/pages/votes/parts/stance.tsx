import type { Input } from "../../../cloud/contracts"
import { Press, Text, View } from "../../../components/elements"
import { motions } from "../../../text/motions"
import { shared } from "../../../text/shared"
import { useText } from "../../../text/use-text"
import type { Vote } from "./vote"
import "./stance.scss"

export type Stance = "approve" | "oppose" | "abstain"
export const stances: readonly Stance[] = ["approve", "oppose", "abstain"]
type AnyBallot = Input<"votes.castSeat">["ballot"]
type MotionBallot = Extract<AnyBallot, { kind: "motion" }>

/** What a seat can say of a motion: for, against or abstaining; or one of several choices, none of them, or abstaining. */
export interface Answer {
  readonly id: string
  readonly ballot: MotionBallot
  readonly word: string
  /** What it means, or what the choice is in more words. */
  readonly note: string
  /** Of a choice: which one it is, counted from 1. */
  readonly number?: number
}

/** Whether a motion is between several choices. */
export const isAmong = ({ form, options }: Pick<Vote, "form" | "options">): boolean =>
  form.kind === "motion" && options.length > 1

/** All that a seat can say of this motion, in the order they are shown. */
export const useAnswers = (vote: Pick<Vote, "form" | "options">): readonly Answer[] => {
  const { choices, meaning, among } = useText(motions)
  const stance = (choice: Stance, word: string, note: string): Answer => ({
    ...{ id: choice, word, note },
    ballot: { kind: "motion", choice },
  })
  if (!isAmong(vote)) return stances.map(choice => stance(choice, choices[choice], meaning[choice]))
  return [
    ...vote.options.map(
      ({ id, title, details }, place): Answer => ({
        ...{ id, word: title, note: details ?? "", number: place + 1 },
        ballot: { kind: "motion", choice: "approve", option: id },
      }),
    ),
    stance("oppose", among.none, among.noneMeans),
    stance("abstain", choices.abstain, among.abstainMeans),
  ]
}

/** Which of the answers a ballot gives; undefined for none, and for any other ballot. */
export const answerOf = (answers: readonly Answer[], ballot: AnyBallot | undefined): Answer | undefined =>
  ballot?.kind === "motion"
    ? answers.find(one => one.ballot.choice === ballot.choice && one.ballot.option === ballot.option)
    : undefined

/** The shape beside the word, so that colour alone says nothing; drawn, since not every phone's letters have all three. */
const Shape = ({ stance }: { stance: Stance }) => (
  <View className={`shape shape--${stance}`} silent>
    <View className="shape__line" />
    <View className="shape__line" />
  </View>
)

/** An answer in a line of text: its shape, its word, perhaps its number. */
export const AnswerWord = ({ answer, count }: { answer: Answer; count?: number | undefined }) => (
  <View className="stance-word">
    <Shape stance={answer.ballot.choice} />
    <Text>{count === undefined ? answer.word : `${answer.word} ${count}`}</Text>
  </View>
)

export interface AnswersProps {
  answers: readonly Answer[]
  chosen: Answer | undefined
  onChoose: (answer: Answer) => void
  label: string
}

/** Each answer a shape or a number, a word and what it means; in the elder type larger, three in one view. */
export const Answers = ({ answers, chosen, onChoose, label }: AnswersProps) => (
  <View className={`stances${answers.length > stances.length ? " stances--many" : ""}`} role="radiogroup" label={label}>
    {answers.map(answer => (
      <OneAnswer key={answer.id} answer={answer} chosen={chosen?.id === answer.id} onPress={() => onChoose(answer)} />
    ))}
  </View>
)

function OneAnswer({ answer, chosen, onPress }: { answer: Answer; chosen: boolean; onPress: () => void }) {
  const { chosen: word } = useText(shared)
  const { id, number, ballot } = answer
  return (
    <Press
      id={id}
      className={`stance stance--${ballot.choice}${chosen ? " stance--chosen" : ""}`}
      role="radio"
      checked={chosen}
      onPress={onPress}
    >
      <View className="stance__shape" silent>
        {number === undefined ? <Shape stance={ballot.choice} /> : <Text className="stance__number">{number}</Text>}
      </View>
      <View className="stance__words">
        <Text className="stance__word">{answer.word}</Text>
        {answer.note && <Text className="stance__note">{answer.note}</Text>}
        {chosen && <Text className="stance__state">{word}</Text>}
      </View>
    </Press>
  )
}
