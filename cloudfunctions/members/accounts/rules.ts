/** A code to link an account with is good for so long. */
export const accountCodeMinutes = 10

/** The accounts that a person links themselves; the others are those they came with. */
export const isLinked = (subject: string): boolean => kindOf(subject) !== undefined

/** Where a linked account is: WeCom, or the service account that somebody follows. */
export const kindOf = (subject: string): "wecom" | "account" | undefined =>
  (["wecom", "account"] as const).find(kind => subject.startsWith(`${kind}:`))

/** Enough of an account's own name for its person to tell it ("li***"), and not enough for anybody else. */
export const calledOf = (subject: string): string => {
  const name = subject.slice(subject.lastIndexOf(":") + 1)
  return `${[...name].slice(0, 2).join("")}***`
}
