/** A jest reporter whose last line is "N passed, N failed" alone: what a build log is searched for. */
export default class ClosingLine {
  #name
  constructor(_, options) {
    this.#name = options?.name ?? "test"
  }

  onRunComplete(_, results) {
    process.stdout.write(`\n${this.#name}: ${results.numPassedTests} passed, ${results.numFailedTests} failed\n`)
  }
}
