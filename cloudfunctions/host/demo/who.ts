import { namesOf } from "#cloud/members/actions"
import type { Subject } from "#cloud/shared/ports"
import type { House } from "../house.ts"

/** What the person behind an account is called; undefined for a visitor. */
export const nameIn = async (house: House, subject: Subject): Promise<string | undefined> => {
  const member = await house.whois(subject)
  const [called] = member ? await namesOf(house.store)(member.scope, [member.person]) : []
  return called?.name
}
