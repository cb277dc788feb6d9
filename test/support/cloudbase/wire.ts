/** A request of the SDK, as far as it is understood here. */
export type Asked = Readonly<Record<string, unknown>>

/** What is asked is not what this stand-in knows: a test must fail loudly, not pass by luck. */
export class Unknown extends Error {
  override readonly name = "Unknown"
}

/** What the database answers "no" with. */
export class Refused extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/** Sent with every request; they change nothing here. */
const passing = new Set([
  ...["action", "envName", "wxCloudApiToken", "wxCloudbaseAccesstoken", "tcb_sessionToken", "sessionToken"],
  "crossAuthorizationToken",
])

/** Refuses a request with a field that is not expected. */
export const onlyWith = (asked: Asked, ...fields: readonly string[]): void => {
  const unknown = Object.keys(asked).filter(name => !passing.has(name) && !fields.includes(name))
  if (unknown.length > 0) throw new Unknown(`${String(asked.action)}: ${unknown.join(", ")}`)
}

/** EJSON text as the values it stands for: text, numbers, booleans, null, lists, objects. A date or anything else is refused. */
export const parsed = (text: unknown): Readonly<Record<string, unknown>> => {
  if (typeof text !== "string") throw new Unknown("EJSON is sent as text")
  return plainOf(JSON.parse(text)) as Readonly<Record<string, unknown>>
}

const numbers = new Set(["$numberInt", "$numberLong", "$numberDouble"])

const plainOf = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(plainOf)
  if (value === null || typeof value !== "object") return value
  const entries = Object.entries(value)
  const [first] = entries
  if (first && numbers.has(first[0])) return Number(first[1])
  return Object.fromEntries(entries.map(([name, inner]) => [name, plainOf(inner)]))
}

/** A document as the database sends it: EJSON text, whole numbers marked as such. */
export const sent = (document: object): string =>
  JSON.stringify(document, (_, value: unknown) =>
    Number.isInteger(value)
      ? { [Math.abs(value as number) < 2 ** 31 ? "$numberInt" : "$numberLong"]: String(value) }
      : value,
  )

/** A document that may be stored: no field that the database would take for a command, no value that is not JSON's. */
export const storable = (document: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => {
  const look = (value: unknown): void => {
    if (value === null || typeof value !== "object") return
    for (const [name, inner] of Object.entries(value)) {
      if (name.startsWith("$") || name.includes(".")) throw new Unknown(`a stored field may not be called ${name}`)
      look(inner)
    }
  }
  look(document)
  return document
}
