import * as z from "zod/mini"
import type { Action } from "#cloud/shared/contract"

/** The ids of one community's things, by what they are of. */
export type Ids = Readonly<Record<string, string>>

/** Fields that hold an id under another word than the thing's own. */
const otherWords: Readonly<Record<string, string>> = {
  seat: "household",
  options: "option",
  buildings: "building",
  households: "household",
  persons: "person",
  scene: "community",
  into: "project",
  strike: "project",
  photo: "file",
  files: "file",
  chair: "household",
  scrutineers: "household",
}

const idPattern = "^[A-Za-z0-9._:-]{1,120}$"

export interface Schema {
  readonly type?: string
  readonly pattern?: string
  readonly maxLength?: number
  readonly const?: unknown
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
}

export const schemaOf = (action: Action): Schema => z.toJSONSchema(action.takes, { io: "input" }) as Schema

/** The names of all fields of an action that take an id, however deep. */
export const idFields = (schema: Schema, name = ""): ReadonlySet<string> => {
  const found = new Set<string>()
  const also = (names: Iterable<string>) => {
    for (const one of names) found.add(one)
  }
  if (schema.pattern === idPattern) found.add(name)
  for (const part of [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])])
    also(idFields(part, name))
  if (schema.items) also(idFields(schema.items, name))
  for (const [field, of] of Object.entries(schema.properties ?? {})) also(idFields(of, field))
  return found
}

/** What a field's id is of. `to` is a person only where it takes an id. */
export const thingOf = (field: string): string => (field === "to" ? "person" : (otherWords[field] ?? field))

/** An action's example with every id in it replaced by the one given for its kind; says how many were. */
export const aimed = (action: Action, ids: Ids): { readonly input: unknown; readonly fields: readonly string[] } => {
  const takesId = idFields(schemaOf(action))
  const fields: string[] = []
  const walk = (value: unknown, name: string): unknown => {
    if (Array.isArray(value)) return value.map(one => walk(one, name))
    if (typeof value === "object" && value !== null)
      return Object.fromEntries(Object.entries(value).map(([field, of]) => [field, walk(of, field)]))
    const id = ids[thingOf(name)]
    if (typeof value !== "string" || !(takesId.has(name) || name === "scene" || name === "plan") || id === undefined)
      return value
    fields.push(name)
    return id
  }
  return { input: walk(action.example.takes, ""), fields }
}
