import { parseArgs } from "node:util"
import { runHistory } from "./history.ts"

const { values } = parseArgs({
  options: {
    histories: { type: "string", default: "1000000" },
    from: { type: "string", default: "1" },
    seed: { type: "string" },
  },
})
const first = Number(values.seed ?? values.from)
const last = values.seed === undefined ? first + Number(values.histories) - 1 : first
let acknowledged = 0
for (let seed = first; seed <= last; seed++) {
  const history = await runHistory(seed)
  acknowledged += history.acknowledged
  if (history.wrong.length > 0 || values.seed !== undefined) console.log(JSON.stringify({ seed, ...history }, null, 2))
  if (history.wrong.length > 0) process.exit(1)
  if (seed % 10_000 === 0) console.log(`${seed} ${new Date().toISOString()}`)
}
console.log(`${last - first + 1} histories from seed ${first}: ${acknowledged} acknowledged ballots, nothing wrong`)
