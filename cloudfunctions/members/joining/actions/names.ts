import type { Called, NamesOf } from "../../../shared/ports.ts"
import type { Documents, Store } from "../../../shared/store.ts"
import type { Id } from "../../../shared/values/id.ts"
import { persons } from "../../records.ts"
import { type Door, householdOnRoll } from "../../roll/actions/reading.ts"

/** Names and doors of persons, for staff; whoever is forgotten is left out. */
export const namesOf =
  (store: Store): NamesOf =>
  async (scope, ids) => {
    const documents = store.in(scope)
    const found = await Promise.all(ids.map(person => calledIn(documents, person)))
    return found.filter(called => called !== undefined)
  }

const calledIn = async (documents: Documents, id: Id<"person">): Promise<Called | undefined> => {
  const person = await documents.read(persons, id)
  if (!person || person.standing === "forgotten") return undefined
  const row = person.household && (await householdOnRoll(documents, person.household))
  return { person: id, name: person.name, ...(row && { door: doorOf(row) }) }
}

const doorOf = ({ compound, building, unit, door }: Door): Door => ({ compound, building, unit, door })

/** Whether somebody takes part in this community and is of age. */
export const adultHere = async (documents: Documents, person: Id<"person">): Promise<boolean> => {
  const found = await documents.read(persons, person)
  return found?.standing === "here" && found.adult
}
