/** `npm run bench [-- name …]`: measures, and prints one JSON object. Not a test: figures depend on the machine. */
const measures: Readonly<Record<string, () => Promise<{ measure(): Promise<object> }>>> = {
  ballots: () => import("./ballots.ts"),
  cloud: () => import("./cloud.ts"),
  counting: () => import("./counting.ts"),
  growth: () => import("./growth.ts"),
  meetings: () => import("./meetings.ts"),
  overload: () => import("./overload.ts"),
  pages: () => import("./pages.ts"),
  reach: () => import("./reach.ts"),
  spread: () => import("./spread.ts"),
  start: () => import("./start.ts"),
  stores: () => import("./stores.ts"),
}

export {}

const wanted = process.argv.slice(2)
const unknown = wanted.filter(name => !Object.hasOwn(measures, name))
if (unknown.length > 0) {
  console.error(`no such measurement: ${unknown.join(", ")}; there are ${Object.keys(measures).join(", ")}`)
  process.exit(2)
}
const figures: Record<string, object> = {}
for (const [name, load] of Object.entries(measures))
  if (wanted.length === 0 || wanted.includes(name)) figures[name] = await (await load()).measure()
console.log(JSON.stringify(figures, null, 2))
process.exit(0)
