import type { Database } from "./database.ts"
import { idOf, listOf, type Stored } from "./query.ts"
import { type Asked, onlyWith, parsed, sent, storable, Unknown } from "./wire.ts"

/** What an action answers, and how many documents it read and wrote. */
export interface Done {
  readonly answer: object
  readonly read?: number
  readonly written?: number
}

type Act = (database: Database, asked: Asked) => Done

const one = ["collectionName", "queryType", "query", "transactionId", "multi"]
const nameOf = ({ collectionName }: Asked): string => String(collectionName)
const within = (database: Database, { transactionId }: Asked) => {
  if (typeof transactionId !== "string") throw new Unknown("writing outside of a transaction")
  return database.running(transactionId)
}

const getDocument: Act = (database, asked) => {
  if (asked.queryType === "DOC") {
    onlyWith(asked, ...one)
    const transaction = asked.transactionId === undefined ? undefined : within(database, asked)
    const found = database.get(nameOf(asked), idOf(asked), transaction)
    return { answer: { data: { list: found ? [sent(found)] : [] } }, read: 1 }
  }
  onlyWith(asked, "collectionName", "queryType", "query", "order", "limit")
  const { query, downwards, limit } = listOf(asked)
  const found = database.list(nameOf(asked), query, downwards, limit)
  // An empty list has looked too: it counts as one.
  return { answer: { data: { list: found.map(sent), limit, offset: 0 } }, read: Math.max(1, found.length) }
}

const insertDocument: Act = (database, asked) => {
  onlyWith(asked, "collectionName", "data", "transactionId")
  const [text, ...more] = asked.data as readonly string[]
  const document = storable(parsed(text)) as Stored
  if (more.length > 0 || typeof document._id !== "string")
    throw new Unknown("one document with its own _id is added at a time")
  database.write(nameOf(asked), document._id, document, within(database, asked), true)
  return { answer: { data: { insertedIds: [document._id] } }, written: 1 }
}

const modifyDocument: Act = (database, asked) => {
  onlyWith(asked, ...one, "data", "merge", "upsert")
  if (asked.merge !== false || asked.upsert !== true) throw new Unknown("a document is set whole")
  const _id = idOf(asked)
  const was = database.write(nameOf(asked), _id, { ...storable(parsed(asked.data)), _id }, within(database, asked))
  return { answer: { data: { updated: was ? 1 : 0, upsert_id: was ? "" : _id } }, written: 1 }
}

const removeDocument: Act = (database, asked) => {
  onlyWith(asked, ...one)
  const was = database.write(nameOf(asked), idOf(asked), undefined, within(database, asked))
  return { answer: { data: { deleted: was ? 1 : 0 } }, written: 1 }
}

/** The actions of the database that are spoken here; every other one is refused. */
export const actions: Readonly<Record<string, Act>> = {
  "database.addCollection": (database, asked) => {
    onlyWith(asked, "collectionName")
    database.addCollection(nameOf(asked))
    return { answer: {} }
  },
  "database.getDocument": getDocument,
  "database.insertDocument": insertDocument,
  "database.modifyDocument": modifyDocument,
  "database.removeDocument": removeDocument,
  "database.startTransaction": (database, asked) => {
    onlyWith(asked)
    return { answer: { transactionId: database.begin().id } }
  },
  "database.commitTransaction": (database, asked) => {
    onlyWith(asked, "transactionId")
    database.commit(String(asked.transactionId))
    return { answer: {} }
  },
  "database.abortTransaction": (database, asked) => {
    onlyWith(asked, "transactionId")
    database.abort(String(asked.transactionId))
    return { answer: {} }
  },
}
