import type { Value } from "../../../cloud/contracts"
import { Press, Text, View } from "../../../components/elements"
import { motions } from "../../../text/motions"
import { shared } from "../../../text/shared"
import { useText } from "../../../text/use-text"
import "./stance.scss"

export type Stance = "approve" | "oppose" | "abstain"
export const stances: readonly Stance[] = ["approve", "oppose", "abstain"]

/** The shape beside the word, so that colour alone says nothing; drawn, since not every phone's letters have all three. */
export const Shape = ({ stance }: { stance: Stance }) => (
  <View className={`shape shape--${stance}`} silent>
    <View className="shape__line" />
    <View className="shape__line" />
  </View>
)

/** A stance in a line of text: its shape, its word, perhaps its number. */
export const StanceWord = ({ stance, count }: { stance: Stance; count?: number | undefined }) => {
  const word = useText(motions).choices[stance]
  return (
    <View className="stance-word">
      <Shape stance={stance} />
      <Text>{count === undefined ? word : `${word} ${count}`}</Text>
    </View>
  )
}

/** What a ballot says of a motion; nothing for any other ballot. */
export const stanceOf = (ballot: Value<"votes.mySeats">["seats"][number]["ballot"]): Stance | undefined =>
  ballot?.kind === "motion" ? ballot.choice : undefined

export interface StancesProps {
  chosen: Stance | undefined
  onChoose: (stance: Stance) => void
  label: string
}

/** 赞成, 反对, 弃权: each a shape, a word and what it means; in the elder type larger, all three in one view. */
export const Stances = ({ chosen, onChoose, label }: StancesProps) => (
  <View className="stances" role="radiogroup" label={label}>
    {stances.map(stance => (
      <OneStance key={stance} stance={stance} chosen={chosen === stance} onPress={() => onChoose(stance)} />
    ))}
  </View>
)

function OneStance({ stance, chosen, onPress }: { stance: Stance; chosen: boolean; onPress: () => void }) {
  const text = useText(motions)
  const { chosen: word } = useText(shared)
  return (
    <Press
      id={stance}
      className={`stance stance--${stance}${chosen ? " stance--chosen" : ""}`}
      role="radio"
      checked={chosen}
      onPress={onPress}
    >
      <View className="stance__shape" silent>
        <Shape stance={stance} />
      </View>
      <View className="stance__words">
        <Text className="stance__word">{text.choices[stance]}</Text>
        <Text className="stance__note">{text.meaning[stance]}</Text>
        {chosen && <Text className="stance__state">{word}</Text>}
      </View>
    </Press>
  )
}
