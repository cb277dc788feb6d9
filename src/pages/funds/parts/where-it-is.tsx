import { Bar } from "../../../components/bar"
import { Text } from "../../../components/elements"
import { funds } from "../../../text/funds"
import { money } from "../../../text/money"
import { useReading } from "../../../text/reading"
import { useText } from "../../../text/use-text"

const places = [
  { account: "available", kind: "bamboo" },
  { account: "earmarked", kind: "amber" },
  { account: "committed", kind: "sky" },
  { account: "paid", kind: "seal" },
  { account: "returned", kind: "ink" },
] as const

export type Balances = Readonly<Record<(typeof places)[number]["account"] | "granted", number>>

/** Where a fund's money is, as one bar and in words; what is empty is left out. */
export function WhereItIs({ balances }: { balances: Balances }) {
  const text = useText(funds)
  const { language } = useReading()
  const filled = places.filter(({ account }) => balances[account] > 0)
  const words = filled.map(({ account }) => `${text.account[account]} ${money(balances[account], language)}`)
  return (
    <Bar
      whole={balances.granted}
      parts={filled.map(({ account, kind }) => ({ size: balances[account], kind }))}
      label={text.bar(words.join("，"), money(balances.granted, language))}
    >
      {words.map(line => (
        <Text key={line}>{line}</Text>
      ))}
    </Bar>
  )
}
