import type { Actions, Ask, Holder } from "../../shared/ask.ts"
import { actHeads, actId, acts, noActs } from "../../shared/journal.ts"
import { refuse as refuseAny } from "../../shared/refusals.ts"
import type { Role } from "../../shared/roles.ts"
import { type Documents, every, type Tx } from "../../shared/store.ts"
import type { Id } from "../../shared/values/id.ts"
import { dayLong, later } from "../../shared/values/instant.ts"
import { type Person, persons } from "../records.ts"
import { inviteDays } from "../rules.ts"
import { issueLink } from "../signing/actions/links.ts"
import { keepStaff } from "./actions/keeping.ts"
import type { officesContract } from "./contract.ts"
import { roleChanges } from "./records.ts"
import { refuse } from "./refusals.ts"
import { checkMayChange } from "./rules.ts"

type Asked = Ask<{ readonly person: Id<"person">; readonly role: Role }, Holder>

/** Saves a person with other roles and who changed them, in the running change. */
const saved = async (tx: Tx, ask: Asked, what: "granted" | "revoked", change: (person: Person) => readonly Role[]) => {
  const person = await tx.get(persons, ask.input.person)
  if (person?.standing !== "here") throw refuseAny("notFound")
  const roles = [...change(person)]
  await tx.put(persons, person.person, { ...person, roles, official: roles.length > 0 })
  const { role } = ask.input
  const changed = { what, person: person.person, role, by: ask.by.member.person, at: ask.now }
  await tx.create(roleChanges, `${ask.now}.${ask.keyedId("change")}`, changed)
  return { roles }
}

const actsAPage = 50

const headOf = async (documents: Documents) => {
  const head = (await documents.read(actHeads, "head")) ?? noActs
  return { count: head.acts, hash: head.hash }
}

export const officesActions: Actions<typeof officesContract> = {
  staffList: async ask => {
    const staff: Pick<Person, "person" | "name" | "roles" | "since">[] = []
    for await (const person of every(ask.documents, persons, { official: true }))
      if (person.standing === "here") staff.push(person)
    return { staff }
  },

  acts: async ({ input, documents }) => {
    const found = await documents.list(acts, {
      limit: actsAPage,
      newestFirst: true,
      ...(input.before !== undefined && { after: actId(input.before) }),
    })
    const last = found.at(-1)
    return {
      ...(await headOf(documents)),
      acts: found.map(({ n, who, action, about, at, hash }) => ({ n, who, action, about: { ...about }, at, hash })),
      ...(last && last.n > 1 && { next: last.n }),
    }
  },

  actsHead: ({ documents }) => headOf(documents),

  grantRole: ask => {
    const { person, role } = ask.input
    checkMayChange(ask.by.member, person, [role])
    return ask.change(tx =>
      saved(tx, ask, "granted", before => {
        if (!before.adult) throw refuse("adultsOnly")
        return [...new Set([...before.roles, role])]
      }),
    )
  },

  revokeRole: async ask => {
    const { person, role } = ask.input
    checkMayChange(ask.by.member, person, [role])
    if (role === "staff") await keepStaff(ask.documents, person)
    return ask.change(tx => saved(tx, ask, "revoked", before => before.roles.filter(one => one !== role)))
  },

  inviteStaff: async ask => {
    const { name, roles } = ask.input
    checkMayChange(ask.by.member, "", roles)
    const until = later(ask.now, inviteDays * dayLong)
    const link = await issueLink(ask.store, { community: ask.by.member.community, roles, name }, until, ask.newId)
    return ask.change(async () => ({ link, until }))
  },
}
