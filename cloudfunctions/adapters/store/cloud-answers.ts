/**
 * What WeChat cloud's database answers when it does not do what was asked. The SDK gives the code of a failed write away and
 * keeps the sentence, so sentences are what there is to go by. UNVERIFIED with a live environment: this is the one place
 * to mend. A sentence that nobody here knows is "unclear", which is safe: nothing is taken for done or undone because of it.
 */
export type Trouble = "conflict" | "taken" | "missing" | "unclear"

const sentences: readonly (readonly [Trouble, RegExp])[] = [
  ["conflict", /TransactionConflict|TRANSACTION_CONFLICT|WriteConflict|transaction is conflict/i],
  ["taken", /E11000|duplicate key|DUPLICATE_WRITE/i],
  ["missing", /COLLECTION_NOT_EXIST|(table|collection) not exist/i],
]

/** What an error of the SDK means. */
export const troubleOf = (error: unknown): Trouble => {
  const { code, message, errMsg } = (error ?? {}) as Readonly<Record<string, unknown>>
  const said = [code, message, errMsg].join(" ")
  return sentences.find(([, sentence]) => sentence.test(said))?.[0] ?? "unclear"
}

/** A collection has not been made: `npm run cloud:setup` makes it. */
export const noCollection = (name: string, cause: unknown): Error =>
  new Error(`collection ${name} is missing on WeChat cloud: npm run cloud:setup`, { cause })
