import { type Documents, every } from "../../../shared/store.ts"
import { persons } from "../../records.ts"
import { refuse } from "../refusals.ts"

/** Refuses what would leave the community without anybody on its staff. */
export const keepStaff = async (documents: Documents, without: string): Promise<void> => {
  let leaving = false
  for await (const person of every(documents, persons, { official: true })) {
    if (person.standing !== "here" || !person.roles.includes("staff")) continue
    if (person.person !== without) return
    leaving = true
  }
  if (leaving) throw refuse("lastStaff")
}
