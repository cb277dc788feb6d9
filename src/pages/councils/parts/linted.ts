import type { LintedBody } from "#cloud/councils/rules"
import type { Value } from "../../../cloud/contracts"

type Body = Value<"councils.body">

/** A body as the linter looks at it, made of what everybody may see of it: how many seats are filled in each group. */
export const lintedOf = ({ kind, groups, officers }: Body): LintedBody => ({
  kind,
  groups: groups.map(({ group, name }) => ({ group, name })),
  seats: groups.flatMap(({ group, name, seats, vacant }) => {
    const titles = officers.flatMap(officer => (officer.group === name ? [officer.title] : []))
    return Array.from({ length: seats }, (_, n) => ({
      ...{ group, observer: false, held: n < seats - vacant },
      ...(titles[n] && { title: titles[n] }),
    }))
  }),
})
