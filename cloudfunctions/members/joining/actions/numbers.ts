import type { Documents } from "../../../shared/store.ts"
import type { Id } from "../../../shared/values/id.ts"
import type { Person } from "../../records.ts"
import { rollRows } from "../../roll/actions/reading.ts"
import type { RollHousehold } from "../../roll/records.ts"

const mobile = /^1[3-9]\d{9}$/

/**
 * The mobile number that the roll has for a person: of their own door, and only where the roll names them there. A number that
 * was given for somebody else of the household is not theirs to be written to.
 */
export const numberOn = (row: Pick<RollHousehold, "contact" | "phone">, person: Pick<Person, "name">) =>
  row.contact !== "" && row.contact === person.name && mobile.test(row.phone) ? row.phone : undefined

/** The numbers of those who have agreed to text messages, by person; nobody else's is looked up. */
export const numbersOf = async (
  documents: Documents,
  found: readonly Person[],
): Promise<ReadonlyMap<Id<"person">, string>> => {
  const wanted = found.filter(({ textsFrom, household }) => textsFrom !== undefined && household !== undefined)
  const numbers = new Map<Id<"person">, string>()
  for (const building of new Set(wanted.map(person => person.building)))
    for await (const row of building ? rollRows(documents, building) : [])
      for (const person of wanted) {
        const number = person.household === row.household ? numberOn(row, person) : undefined
        if (number !== undefined) numbers.set(person.person, number)
      }
  return numbers
}
