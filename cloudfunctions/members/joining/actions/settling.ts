import type { Tx } from "../../../shared/store.ts"
import type { Id } from "../../../shared/values/id.ts"
import { households, type Person, persons } from "../../records.ts"
import { buildingOf } from "../../roll/actions/reading.ts"

/** A person as they come in; what is not said is as for anybody new. */
export type Newcomer = Pick<Person, "person" | "name" | "adult" | "consent" | "since"> &
  Partial<Pick<Person, "roles" | "language" | "elder" | "subjects" | "household">>

/**
 * Makes somebody a person of the community, in the running change. The first adult of a household becomes its delegate;
 * whoever comes after is a member of the household. Gives the person as saved.
 */
export const settle = async (tx: Tx, newcomer: Newcomer): Promise<Person> => {
  const { household } = newcomer
  const before = household && (await tx.get(households, household))
  const delegate = household !== undefined && newcomer.adult && before?.delegate === undefined
  if (household)
    await tx.put(households, household, {
      ...before,
      building: buildingOf(household),
      people: (before?.people ?? 0) + 1,
      ...(delegate && { delegate: newcomer.person }),
    })
  const roles = newcomer.roles ?? []
  const person: Person = {
    roles,
    language: "zh",
    elder: false,
    subjects: [],
    ...newcomer,
    ...(household && { building: buildingOf(household) }),
    delegate,
    official: roles.length > 0,
    standing: "here",
  }
  await tx.put(persons, person.person, person)
  return person
}

/** Ends a person's part in the community, in the running change: out of their household, without roles. */
export const leave = async (tx: Tx, person: Person, standing: "left" | "forgotten"): Promise<Person> => {
  await unsettle(tx, person)
  const { household: _, building: __, ...rest } = person
  const left: Person = { ...rest, delegate: false, roles: [], official: false, standing }
  await tx.put(persons, person.person, left)
  return left
}

/** Takes a person out of their household, in the running change: one fewer there, and no longer its delegate. */
const unsettle = async (tx: Tx, person: Person): Promise<void> => {
  const before = person.household && (await tx.get(households, person.household))
  if (!person.household || !before) return
  const { delegate, ...rest } = before
  await tx.put(households, person.household, {
    ...rest,
    people: Math.max(0, before.people - 1),
    ...(delegate !== undefined && delegate !== person.person && { delegate }),
  })
}

/** Makes a person of the household its delegate, and whoever was it no longer, in the running change. */
export const appoint = async (tx: Tx, household: Id<"household">, person: Person): Promise<void> => {
  const before = await tx.get(households, household)
  if (!before) throw new Error("nobody is in this household")
  const former = before.delegate && before.delegate !== person.person && (await tx.get(persons, before.delegate))
  if (former) await tx.put(persons, former.person, { ...former, delegate: false })
  await tx.put(persons, person.person, { ...person, delegate: true })
  await tx.put(households, household, { ...before, delegate: person.person })
}
