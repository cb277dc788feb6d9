import { digest } from "./digest.ts"
import type { Id } from "./values/id.ts"

/** Where documents live together and change together: a community, a street, or a shard of the directory. */
export type Scope = string & { readonly scope: true }

export const communityScope = (community: Id<"community">): Scope => `community:${community}` as Scope
export const streetScope = (street: Id<"street">): Scope => `street:${street}` as Scope

/** The community a scope belongs to, or undefined for a street or the directory. */
export const communityOf = (scope: Scope): Id<"community"> | undefined =>
  scope.startsWith("community:") ? (scope.slice("community:".length) as Id<"community">) : undefined

/** The directory shard of a name (a hashed token, a subject): directory:00 … directory:ff. Names may share one. */
export const directoryScope = (name: string): Scope => `directory:${digest(name).slice(0, 2)}` as Scope

/** Where a feature's due entries stand, by themselves: in a shard they might meet another feature's, which would clear them. */
export const dueScope = (feature: string): Scope => `directory:due.${feature}` as Scope

/** The directory shard with this number, two hexadecimal digits. */
export const directoryShard = (shard: string): Scope => `directory:${shard}` as Scope
