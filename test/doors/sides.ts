import { addMember, createCommunity, createHouseholds } from "#cloud/members/actions"
import type { Subject } from "#cloud/shared/ports"
import { roles } from "#cloud/shared/roles"
import { communityScope } from "#cloud/shared/scope"
import { type Id, id } from "#cloud/shared/values/id"
import type { Door } from "./door.ts"

/** Who may come to the door: people of a community by what they are there. */
export const people = [...roles, "resident", "delegate"] as const
export type Someone = (typeof people)[number]

/** What a community of these tests is called; every name, title and text of it begins with its word, every phone with its digits. */
export const marksOf = {
  here: { word: "青鸾", phone: "1390000", building: "3", community: id<"community">("qingluan") },
  there: { word: "朱雀", phone: "1370000", building: "88", community: id<"community">("zhuque") },
} as const
export type Side = keyof typeof marksOf

/** Founds the community of a side, with a roll of eight doors and somebody of every kind. */
export const found = async ({ store, now }: Door, side: Side) => {
  const { word, phone, building, community } = marksOf[side]
  const clerk = `${word}书记`
  const about = {
    name: `${word}社区`,
    address: `${word}路 8 号`,
    clerk,
    phone: `0472-55501${side.length}`,
    street: `${word}街道`,
  }
  await createCommunity(store, { community, ...about }, now())
  const households = await createHouseholds(
    store,
    community,
    Array.from({ length: 8 }, (_, n) => ({
      compound: "",
      building,
      unit: "1",
      door: String(101 + n),
      contact: `${word}住户`,
      phone: `${phone}000${n}`,
    })),
    now(),
  )
  const subjectOf = (name: string) => `wx:open-${side}-${name}` as Subject
  const persons: Partial<Record<Someone, { subject: Subject; person: Id<"person"> }>> = {}
  const head = { subject: subjectOf("head"), community, name: `${word}户主`, household: households[1] ?? id("none") }
  const housemate = await addMember(store, head, now())
  for (const who of people) {
    const subject = subjectOf(who)
    const held = roles.filter(role => role === who)
    const household = who === "delegate" ? households[0] : who === "resident" ? households[1] : undefined
    const told = { subject, community, name: `${word}${who}`, roles: held, ...(household && { household }) }
    persons[who] = { subject, person: await addMember(store, told, now()) }
  }
  const of = (who: Someone): Subject => persons[who]?.subject ?? subjectOf(who)
  return { side, word, community, households, housemate, persons, of, subjectOf, scope: communityScope(community) }
}
export type Found = Awaited<ReturnType<typeof found>>
