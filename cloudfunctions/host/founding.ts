import { createCommunity, hasStaff, issueAdminLink } from "#cloud/members/actions"
import { type Id, id } from "#cloud/shared/values/id"
import type { House } from "./house.ts"

/** What founding needs of an installation, wherever it runs. */
export type World = Pick<House, "store" | "now" | "newId">

interface Listed {
  readonly communities: readonly { readonly community: Id<"community">; readonly name: string }[]
  readonly next?: string
}

/** The communities of this installation, asked for as anybody may. */
const communitiesOf = async (house: House): Promise<Listed["communities"]> => {
  const all: Listed["communities"][number][] = []
  let after: string | undefined
  do {
    const { reply } = await house.door({ action: "members.communities", input: after === undefined ? {} : { after } })
    if (!reply.ok) throw new Error(`the communities cannot be listed: ${reply.code}`)
    const listed = reply.value as Listed
    all.push(...listed.communities)
    after = listed.next
  } while (after !== undefined)
  return all
}

/** Makes a community, in a street if one is named, that its first member of staff will name and describe. */
export const foundCommunity = async (house: World, name: string, street?: string): Promise<Id<"community">> => {
  const community = id<"community">(`c${house.newId().slice(0, 9)}`)
  const about = { community, name, address: "—", clerk: "—", phone: "12345", ...(street && { street }) }
  await createCommunity(house.store, about, house.now())
  return community
}

/** The first administrator's one-time link as a path, good for 30 minutes. */
export const adminPath = async (house: World, community: Id<"community">): Promise<string> =>
  `/enter/${await adminLink(house, community)}`

/** The secret of that link. */
export const adminLink = ({ store, now, newId }: World, community: Id<"community">): Promise<string> =>
  issueAdminLink(store, community, now(), newId)

/** A link for every community that nobody manages yet; a new installation gets its first community. */
export const adminPaths = async (house: House, firstName: string): Promise<string[]> => {
  const known = await communitiesOf(house)
  const communities =
    known.length > 0 ? known.map(({ community }) => community) : [await foundCommunity(house, firstName)]
  const paths: string[] = []
  for (const community of communities)
    if (!(await hasStaff(house.store, community))) paths.push(await adminPath(house, community))
  return paths
}
