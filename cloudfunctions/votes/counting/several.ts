/** A body decides among two to six: what a meeting can talk over, and a card in a chat can show beside the two other answers. */
export const fewestChoices = 2
export const mostChoices = 6

/** The place of the first choice that reads like one before it; −1 where there is none. What is not written yet is like nothing. */
export const twiceAmong = (choices: readonly { readonly title: string }[]): number => {
  const plain = choices.map(({ title }) => title.normalize("NFKC").replace(/\s/g, ""))
  return plain.findIndex((title, place) => title !== "" && plain.indexOf(title) < place)
}

/** What one ballot says of a motion with several choices; who opposes wants none of them. */
export interface SaidOf<Choice extends string> {
  readonly choice: Choice
  readonly option?: string | undefined
}

/** What it says of one of them: whoever approves another is against this one. */
export const stanceOn = <Choice extends string>(option: string, said: SaidOf<Choice>): Choice | "oppose" =>
  said.choice === "approve" && said.option !== option ? "oppose" : said.choice

/**
 * The two choices that a second vote would be between: those with most votes, where no third has as many as the second.
 * Undefined where there is nothing to narrow, or nobody is for the second.
 */
export const leadingTwo = <One extends { readonly votes: number }>(
  choices: readonly One[],
): readonly One[] | undefined => {
  const [, second, third] = [...choices].sort((a, b) => b.votes - a.votes)
  if (!second || !third || second.votes === 0 || third.votes === second.votes) return undefined
  return choices.filter(({ votes }) => votes >= second.votes)
}
