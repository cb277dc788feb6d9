/** One command of `npx weiyi`: host/commands/<name>.ts exports one as `command`. */
export interface Command {
  /** The words after the name: "FILE.pb [--rule greedy]". */
  readonly usage: string
  /** One line: what it does. */
  readonly says: { readonly zh: string; readonly en: string }
  /**
   * Takes the words after the command's name, writes to the terminal, gives the exit code: 0 done, 1 could not be done,
   * 2 not understood. What the person can put right is a `CommandFailed`.
   */
  run(args: readonly string[]): Promise<number>
}

/** Said at the terminal as it is, in both languages, without a stack trace. */
export class CommandFailed extends Error {
  override readonly name = "CommandFailed"
  readonly exit: 1 | 2

  constructor(zh: string, en: string, exit: 1 | 2 = 1) {
    super(`${zh} / ${en}`)
    this.exit = exit
  }
}
