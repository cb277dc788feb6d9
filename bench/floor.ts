import { createHash } from "node:crypto"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"

/**
 * The floor under a ballot: bare node:http that parses the body and writes the same two rows, of the same size, into the
 * same tables with the same indexes and group commit, and does nothing else: no session, no person, no rule, no schema. Run as a
 * process of its own with a folder; prints its port.
 */
const database = new DatabaseSync(join(process.argv[2] ?? "", "floor.sqlite"))
database.exec("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=2000")
const tables = { marks: ["vote", "open", "person"], ballots: ["vote"] } as const
for (const [name, fields] of Object.entries(tables)) {
  const columns = fields.map(field => `, by_${field}`).join("")
  database.exec(
    `CREATE TABLE doc_${name} (scope TEXT, id TEXT, version INTEGER NOT NULL, body TEXT NOT NULL${columns}, PRIMARY KEY (scope, id)) WITHOUT ROWID`,
  )
  for (const field of fields) database.exec(`CREATE INDEX by_${name}_${field} ON doc_${name} (scope, by_${field}, id)`)
}
const into = (name: keyof typeof tables) =>
  database.prepare(`INSERT OR REPLACE INTO doc_${name} VALUES (?, ?, ?, ?${", ?".repeat(tables[name].length)})`)
const insert = { marks: into("marks"), ballots: into("ballots") }

interface Ballot {
  readonly vote: string
  readonly ballot: object
  readonly nonce: string
}
let waiting: { readonly ballot: Ballot; readonly done: (receipt: string) => void }[] = []

const commit = (): void => {
  const batch = waiting
  waiting = []
  database.exec("BEGIN IMMEDIATE")
  const receipts = batch.map(({ ballot: { vote, ballot, nonce } }) => {
    const receipt = createHash("sha256").update(nonce).digest("hex")
    insert.ballots.run("community:hall", receipt, 1, JSON.stringify({ vote, ballot, rulesHash: receipt }), vote)
    const mark = { vote, seat: nonce, channel: "phone", day: "2026-03-02", open: true, ballot: receipt, person: nonce }
    const requests = [{ id: receipt, mac: receipt, at: "2026-03-02T01:00:00.000Z" }]
    const body = JSON.stringify({ ...mark, turns: 1, requests })
    insert.marks.run("community:hall", `${vote}:${nonce}`, 1, body, vote, 1, nonce)
    return receipt
  })
  database.exec("COMMIT")
  for (const [n, { done }] of batch.entries()) done(receipts[n] ?? "")
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on("data", chunk => chunks.push(chunk))
  request.on("end", () => {
    const ballot = JSON.parse(Buffer.concat(chunks).toString()) as Ballot
    if (waiting.length === 0) setImmediate(commit)
    waiting.push({
      ballot,
      done: receipt => {
        const body = JSON.stringify({
          ok: true,
          value: { receipt, rulesHash: receipt, closes: "", changeAllowed: true },
        })
        response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) })
        response.end(body)
      },
    })
  })
})
server.listen(0, "127.0.0.1", () => console.log(`ready ${(server.address() as AddressInfo).port}`))
