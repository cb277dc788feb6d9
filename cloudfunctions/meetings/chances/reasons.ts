import type { Prospect } from "./ranking.ts"

/** What a meeting at a time depends on most: the number of people, or one of the groups that must be there. */
export type Weakest =
  | { readonly of: "quorum"; readonly chance: number }
  | { readonly of: "group"; readonly group: string; readonly chance: number }

/** The least likely of all that a valid meeting takes; a group before the number, where both are equal. */
export const weakestOf = ({ quorum, groups }: Pick<Prospect, "quorum" | "groups">): Weakest => {
  const [group] = groups
  return group && group.chance <= quorum.chance
    ? { of: "group", group: group.group, chance: group.chance }
    : { of: "quorum", chance: quorum.chance }
}

/** The time that counting heads would choose: most who can come, then most who can come gladly, then the better placed. */
export const favourite = (ranked: readonly Prospect[]): Prospect | undefined =>
  [...ranked].sort(({ heads: a }, { heads: b }) => b.yes + b.ifNeeded - (a.yes + a.ifNeeded) || b.yes - a.yes)[0]
