import type { Member } from "../../../shared/ports.ts"
import { streetScope } from "../../../shared/scope.ts"
import type { Store } from "../../../shared/store.ts"
import type { Id } from "../../../shared/values/id.ts"
import { papers } from "../records.ts"

/** Step: a file as a paper of a meeting that a member may read about, in their community or street; undefined when it is none. */
export const paperFor = async (store: Store, { scope, street }: Pick<Member, "scope" | "street">, file: Id<"file">) =>
  (await store.in(scope).read(papers, file)) ??
  (street === undefined ? undefined : await store.in(streetScope(street)).read(papers, file))
