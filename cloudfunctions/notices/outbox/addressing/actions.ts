import { inParallel } from "../../../shared/parallel.ts"
import type { Contact, ContactsOf } from "../../../shared/ports.ts"
import type { Scope } from "../../../shared/scope.ts"
import type { Id } from "../../../shared/values/id.ts"

/** So many are looked up at once where they are looked up one by one. */
const atOnce = 8

/** The contacts of some persons, and what went wrong with those who could not be looked up. Whoever has gone is in neither. */
export interface Addresses {
  readonly contacts: readonly Contact[]
  readonly failed: ReadonlyMap<Id<"person">, unknown>
}

/** Looks persons up together; where that fails, one by one, so that one who cannot be looked up holds up nobody else. */
export const addressesOf = async (
  { contactsOf }: { readonly contactsOf: ContactsOf },
  scope: Scope,
  persons: readonly Id<"person">[],
): Promise<Addresses> => {
  const contacts: Contact[] = []
  const failed = new Map<Id<"person">, unknown>()
  if (persons.length === 0) return { contacts, failed }
  const whole = await contactsOf(scope, persons).catch(() => undefined)
  if (whole) return { contacts: whole, failed }
  await inParallel(persons, atOnce, async person => {
    try {
      contacts.push(...(await contactsOf(scope, [person])))
    } catch (error) {
      failed.set(person, error)
    }
  })
  return { contacts, failed }
}
