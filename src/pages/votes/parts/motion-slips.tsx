import { useState } from "react"
import type { Value } from "../../../cloud/contracts"
import { Button } from "../../../components/button"
import { Section } from "../../../components/card"
import { Columns } from "../../../components/columns"
import { Text } from "../../../components/elements"
import { Field, Select } from "../../../components/field"
import { useText } from "../../../text/use-text"
import { votesDesk } from "../../../text/votes-desk"
import type { Slip } from "./slip"
import { type Answer, useAnswers } from "./stance"
import type { Vote } from "./vote"

type Box = Value<"votes.paper">
export type Whose = Box["awaits"][number]

/** What a slip of a motion can say; null is an invalid one. */
type Saying = Answer | null
const useSayings = (vote: Vote): readonly Saying[] => [...useAnswers(vote), null]
const ballotOf = (saying: Saying) => saying?.ballot ?? null

export interface MotionSlipsProps {
  vote: Vote
  bears: Box["bears"]
  /** Whose slips they are, where slips bear that; and how many there are in all. */
  whose: readonly Whose[]
  of: number
  submit: (count: number) => string
  busy: boolean
  onSubmit: (slips: Slip[]) => void
}

/** Slips of a motion, as its slips are: each seat with its name, or so many of each kind, in all or by group. */
export function MotionSlips(props: MotionSlipsProps) {
  if (props.bears === "seat") return <BySeat {...props} />
  const all = props.bears === "group" ? props.whose : [{ of: "", name: "", slips: props.of }]
  return <Counted {...props} whose={all} />
}

function BySeat({ vote, whose, of, submit, busy, onSubmit }: MotionSlipsProps) {
  const { motion: text } = useText(votesDesk)
  const sayings = useSayings(vote)
  const [said, say] = useState<Readonly<Record<string, number>>>({})
  const done = whose.filter(one => said[one.of] !== undefined)
  const slips = () => done.map(one => ({ seat: one.of, ballot: ballotOf(sayings[said[one.of] ?? -1] ?? null) }))
  return (
    <>
      <Columns least={260}>
        {whose.map(one => (
          <Select
            key={one.of}
            label={one.name || text.seat}
            options={sayings.map(saying => saying?.word ?? text.invalid)}
            chosen={said[one.of] ?? -1}
            onChange={place => say({ ...said, [one.of]: place })}
          />
        ))}
      </Columns>
      <Send count={done.length} of={of} submit={submit} busy={busy} onSend={() => onSubmit(slips())} />
    </>
  )
}

/** Whole slips of one kind, as they were typed; nothing is none. */
const countOf = (typed: string | undefined): number => (/^\d{1,3}$/.test(typed ?? "") ? Number(typed) : 0)

type Typed = Readonly<Record<string, string>>
const place = (group: string, saying: Saying) => `${group}/${saying?.id ?? ""}`

function Counted({ vote, bears, whose, of, submit, busy, onSubmit }: MotionSlipsProps) {
  const { motion: text } = useText(votesDesk)
  const sayings = useSayings(vote)
  const [typed, type] = useState<Typed>({})
  const counted = (group: string, saying: Saying) => countOf(typed[place(group, saying)])
  const enteredOf = (group: string) => sayings.reduce((sum, saying) => sum + counted(group, saying), 0)
  const slips = whose.flatMap(group =>
    sayings.flatMap(saying => {
      const ballot = ballotOf(saying)
      const slip: Slip = bears === "group" ? { group: group.of, ballot } : ballot
      return Array.from({ length: counted(group.of, saying) }, () => slip)
    }),
  )
  const wrong = whose.some(group => enteredOf(group.of) !== group.slips)
  return (
    <>
      {whose.map(({ of: group, name, slips: due }) =>
        bears === "group" ? (
          <Section key={group} title={text.group(name, enteredOf(group), due)}>
            <Kinds sayings={sayings} group={group} typed={typed} onType={type} />
          </Section>
        ) : (
          <Kinds key={group} sayings={sayings} group={group} typed={typed} onType={type} />
        ),
      )}
      <Send count={slips.length} of={of} off={wrong} submit={submit} busy={busy} onSend={() => onSubmit(slips)} />
    </>
  )
}

interface KindsProps {
  sayings: readonly Saying[]
  group: string
  typed: Typed
  onType: (typed: Typed) => void
}

/** How many slips give each answer, and how many are invalid. */
function Kinds({ sayings, group, typed, onType }: KindsProps) {
  const { motion: text } = useText(votesDesk)
  return (
    <Columns least={120}>
      {sayings.map(saying => (
        <Field
          key={saying?.id ?? ""}
          kind="number"
          max={3}
          label={saying?.word ?? text.invalid}
          value={typed[place(group, saying)] ?? ""}
          onChange={value => onType({ ...typed, [place(group, saying)]: value })}
        />
      ))}
    </Columns>
  )
}

interface SendProps {
  count: number
  of: number
  off?: boolean
  submit: (count: number) => string
  busy: boolean
  onSend: () => void
}

function Send({ count, of, off, submit, busy, onSend }: SendProps) {
  const text = useText(votesDesk).enter
  return (
    <>
      <Text>{text.count(count, of)}</Text>
      <Button small disabled={off || count !== of} busy={busy} onPress={onSend}>
        {submit(count)}
      </Button>
    </>
  )
}
