import { type ReactNode, useState } from "react"
import type { Charter, Group } from "#cloud/councils/rules"
import { Section, Stack } from "../../../components/card"
import { Columns } from "../../../components/columns"
import { Field, Select } from "../../../components/field"
import { councils } from "../../../text/councils"
import { councilsDesk } from "../../../text/councils-desk"
import { useText } from "../../../text/use-text"

type Share = Charter["quorum"]

interface PartProps {
  charter: Charter
  set: (change: Partial<Charter>) => void
  /** What the linter says about it. */
  beside: ReactNode
}

/** A whole number that is typed; what is none stays on screen with its error and changes nothing. */
export function NumberPart({
  label,
  value,
  onChange,
}: {
  label: string
  value: number
  onChange: (n: number) => void
}) {
  const text = useText(councilsDesk).amending
  const [typed, type] = useState(String(value))
  const whole = /^\d{1,3}$/.test(typed.trim())
  return (
    <Field
      label={label}
      kind="number"
      value={typed}
      max={3}
      onChange={next => {
        type(next)
        if (/^\d{1,3}$/.test(next.trim())) onChange(Number(next))
      }}
      error={whole ? undefined : text.number}
    />
  )
}

const usual: readonly Share[] = [
  { num: 1, den: 3, strict: false },
  { num: 1, den: 2, strict: false },
  { num: 1, den: 2, strict: true },
  { num: 2, den: 3, strict: false },
  { num: 3, den: 4, strict: false },
]
const few: readonly Share[] = [20, 10, 5, 3].map(den => ({ num: 1, den, strict: false }))

const same = (a: Share, b: Share): boolean => a.num === b.num && a.den === b.den && a.strict === b.strict

/** One of the usual shares, or the one that stands there. */
function SharePart({
  label,
  of,
  value,
  onChange,
}: {
  label: string
  of: readonly Share[]
  value: Share
  onChange: (share: Share) => void
}) {
  const { share } = useText(councils)
  const all = of.some(one => same(one, value)) ? of : [value, ...of]
  return (
    <Select
      label={label}
      options={all.map(share)}
      chosen={all.findIndex(one => same(one, value))}
      onChange={at => onChange(all[at] ?? value)}
    />
  )
}

export function QuorumPart({ charter, set, beside }: PartProps) {
  const text = useText(councils).rule
  return (
    <Stack>
      <SharePart label={text.quorum} of={usual} value={charter.quorum} onChange={quorum => set({ quorum })} />
      {beside}
    </Stack>
  )
}

export function EndorsementPart({ charter, set, beside }: PartProps) {
  const text = useText(councils).rule
  const { endorsement } = charter
  const label = `${text.endorsement}（${text.endorse("", endorsement.of)}）`
  const change = (share: Share) => set({ endorsement: { ...endorsement, share } })
  return (
    <Stack>
      <SharePart label={label} of={few} value={endorsement.share} onChange={change} />
      {beside}
    </Stack>
  )
}

/** How many of each group must be there; 0 for groups that need not. */
export function RequiredPart({ charter, set, groups, beside }: PartProps & { groups: readonly Group[] }) {
  const title = useText(councils).rule.required
  const text = useText(councilsDesk).amending
  const leastOf = (group: string) => charter.required.find(one => one.group === group)?.least ?? 0
  const change = (group: string, least: number) => {
    const others = charter.required.filter(one => one.group !== group)
    set({ required: least > 0 ? [...others, { group, least }] : others })
  }
  return (
    <Section title={title}>
      <Columns least={220}>
        {groups.map(({ group, name }) => (
          <NumberPart
            key={group}
            label={text.least(name)}
            value={leastOf(group)}
            onChange={least => change(group, least)}
          />
        ))}
      </Columns>
      {beside}
    </Section>
  )
}

/** How motions pass: who must take part, how many of those present approve, and how many groups. Owners' rule is the law's. */
export function RulePart({ charter, set, beside }: PartProps) {
  const words = useText(councils).rule
  const text = useText(councilsDesk).amending
  const { rule } = charter
  if (rule.kind === "owners") return null
  const whole = rule.kind === "by-groups" ? rule.whole : rule
  const put = (next: typeof whole) => set({ rule: rule.kind === "by-groups" ? { ...rule, whole: next } : next })
  return (
    <Section title={words.rule}>
      <Columns least={220}>
        <SharePart label={text.quorum} of={usual} value={whole.quorum} onChange={quorum => put({ ...whole, quorum })} />
        <SharePart
          label={`${text.pass}（${words.of[whole.pass.of]}）`}
          of={usual}
          value={whole.pass}
          onChange={share => put({ ...whole, pass: { ...share, of: whole.pass.of } })}
        />
        {rule.kind === "by-groups" && (
          <NumberPart label={text.need} value={rule.need} onChange={need => set({ rule: { ...rule, need } })} />
        )}
      </Columns>
      {beside}
    </Section>
  )
}
