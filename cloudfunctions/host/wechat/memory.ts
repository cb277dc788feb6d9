import { DatabaseSync } from "node:sqlite"

/** WeChat asks, or an answer is given without asking: for tests, and to see what a page makes of it. */
export const phoneAnswers = ["ask", "accept", "reject", "ban"] as const

/** One phone's account with our mini-program. */
export interface Phone {
  readonly openid: string
  readonly name: string
  /** What happens when a page asks for messages: WeChat's sheet comes up, or an answer is given without it. */
  readonly answers: (typeof phoneAnswers)[number]
  /** Whether messages are allowed at all. */
  readonly allows: boolean
}

/** A service notice as it stands on a phone. */
export interface ServiceNotice {
  readonly id: number
  readonly openid: string
  readonly template: string
  readonly fields: Readonly<Record<string, string>>
  readonly page: string
  /** ms since 1970. */
  readonly at: number
}

type Row = Readonly<Record<string, string | number>>

/** What the simulated WeChat remembers, in one SQLite file, or in memory when there is none. */
export const openMemory = (file: string | undefined) => {
  const db = new DatabaseSync(file ?? ":memory:")
  db.exec(`
    PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;
    CREATE TABLE IF NOT EXISTS phone (openid TEXT PRIMARY KEY, name TEXT, answers TEXT, allows INTEGER) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS always (openid TEXT, template TEXT, answer TEXT, PRIMARY KEY (openid, template)) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS credit (openid TEXT, template TEXT, n INTEGER, PRIMARY KEY (openid, template)) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS notice (id INTEGER PRIMARY KEY, openid TEXT, template TEXT, fields TEXT, page TEXT, at INTEGER);
    CREATE INDEX IF NOT EXISTS notice_of ON notice (openid, id);
  `)
  const phoneOf = db.prepare("SELECT * FROM phone WHERE openid = ?")
  const keepPhone = db.prepare("INSERT OR REPLACE INTO phone (openid, name, answers, allows) VALUES (?, ?, ?, ?)")
  const alwaysOf = db.prepare("SELECT template, answer FROM always WHERE openid = ?")
  const keepAlways = db.prepare("INSERT OR REPLACE INTO always (openid, template, answer) VALUES (?, ?, ?)")
  const endAlways = db.prepare("DELETE FROM always WHERE openid = ? AND template = ?")
  const creditOf = db.prepare("SELECT n FROM credit WHERE openid = ? AND template = ?")
  const addCredit = db.prepare(
    "INSERT INTO credit (openid, template, n) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n",
  )
  const keepNotice = db.prepare("INSERT INTO notice (openid, template, fields, page, at) VALUES (?, ?, ?, ?, ?)")
  const noticesOf = db.prepare("SELECT * FROM notice WHERE openid = ? ORDER BY id DESC LIMIT ?")
  const told = db.prepare(
    "SELECT notice.openid, phone.name, count(*) AS many, max(notice.id) AS last FROM notice JOIN phone USING (openid) WHERE instr(fields, ?) > 0 GROUP BY notice.openid ORDER BY last DESC",
  )
  const latest = db.prepare(
    "SELECT phone.openid, phone.name, count(notice.id) AS many, max(notice.id) AS last FROM phone LEFT JOIN notice USING (openid) GROUP BY phone.openid ORDER BY last DESC, phone.name LIMIT ?",
  )

  const asCounted = (row: Row) => ({ openid: String(row.openid), name: String(row.name), many: Number(row.many) })
  const asPhone = (row: Row): Phone => ({
    openid: String(row.openid),
    name: String(row.name),
    answers: phoneAnswers.find(one => one === row.answers) ?? "ask",
    allows: row.allows === 1,
  })
  const asNotice = (row: Row): ServiceNotice => ({
    id: Number(row.id),
    openid: String(row.openid),
    template: String(row.template),
    fields: JSON.parse(String(row.fields)),
    page: String(row.page),
    at: Number(row.at),
  })

  return {
    phone: (openid: string): Phone | undefined => {
      const row = phoneOf.get(openid) as Row | undefined
      return row && asPhone(row)
    },
    keepPhone: ({ openid, name, answers, allows }: Phone): void => {
      keepPhone.run(openid, name, answers, allows ? 1 : 0)
    },
    /** The answers that somebody has told WeChat to keep (总是保持以上选择), by template. */
    always: (openid: string): ReadonlyMap<string, "accept" | "reject"> =>
      new Map(
        (alwaysOf.all(openid) as Row[]).map(row => [
          String(row.template),
          row.answer === "accept" ? "accept" : "reject",
        ]),
      ),
    keepAlways: (openid: string, template: string, answer: "accept" | "reject" | undefined): void => {
      if (answer) keepAlways.run(openid, template, answer)
      else endAlways.run(openid, template)
    },
    credit: (openid: string, template: string): number => Number((creditOf.get(openid, template) as Row)?.n ?? 0),
    addCredit: (openid: string, template: string, n: number): void => {
      addCredit.run(openid, template, n)
    },
    /** Gives its number; one that is `lost` has a number and stands on no phone. */
    keepNotice: ({ openid, template, fields, page, at }: Omit<ServiceNotice, "id">, lost = false): number =>
      Number(keepNotice.run(lost ? "" : openid, template, JSON.stringify(fields), page, at).lastInsertRowid),
    notices: (openid: string, most: number): ServiceNotice[] => (noticesOf.all(openid, most) as Row[]).map(asNotice),
    /** Phones, the one with the newest notice first, and how many notices each has. */
    phones: (most: number): { openid: string; name: string; many: number }[] =>
      (latest.all(most) as Row[]).map(asCounted),
    /** Phones that have a notice with these words in one of its fields, and how many such notices each has. */
    phonesTold: (words: string): { openid: string; name: string; many: number }[] =>
      (told.all(JSON.stringify(words).slice(1, -1)) as Row[]).map(asCounted),
    close: (): void => db.close(),
  }
}

export type Memory = ReturnType<typeof openMemory>
