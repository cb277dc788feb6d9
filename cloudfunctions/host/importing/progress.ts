/** Takes a label in both languages and how many there are; gives what is told how many are done: a line that moves on a terminal, every tenth elsewhere. */
export const progressOf = (zh: string, en: string, all: number): ((done: number) => void) => {
  const live = process.stdout.isTTY
  let shown = 0
  return done => {
    const tenth = Math.floor((10 * done) / all)
    if (!live && tenth === shown) return
    shown = tenth
    const line = `${zh} ${en} ${done}/${all}`
    if (!live) console.log(line)
    else process.stdout.write(`\r${line}${done === all ? "\n" : ""}`)
  }
}
