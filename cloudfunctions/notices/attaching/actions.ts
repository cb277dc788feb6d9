import type { Member } from "../../shared/ports.ts"
import { listLimit, type Store, type Stored, type Tx } from "../../shared/store.ts"
import type { Id } from "../../shared/values/id.ts"
import { entryId, inbox } from "../inbox/records.ts"
import { refuse } from "../refusals.ts"
import { type Notice, notices } from "../writing/records.ts"
import { noticeFiles } from "./records.ts"
import { type Attached, checkFile } from "./rules.ts"

/** What notices need of the house's files; missing where a deployment keeps none. */
export interface Attach {
  /** A file that was uploaded in the member's community. */
  readonly look: (file: Id<"file">, member: Member) => Promise<Attached | undefined>
  /** Keeps it for good; says whether it is still there. */
  readonly keep: (file: Id<"file">, home: Id<"community">) => Promise<boolean>
}

interface Attaching {
  readonly attach?: Attach
}

/** The files that somebody wants to send, as they are kept with a notice; refuses those that are not theirs, or not to be shown. */
export const filesOf = async ({ attach }: Attaching, files: readonly Id<"file">[] = [], member: Member) => {
  const found: (Attached & { file: Id<"file"> })[] = []
  for (const file of new Set(files)) {
    if (!attach) throw refuse("noFilesHere")
    const known = await attach.look(file, member)
    if (!known) throw refuse("noSuchFile")
    checkFile(known)
    const { name, type, size } = known
    found.push({ file, name, type, size })
  }
  return found
}

/** Keeps the files of a notice that is sent; uploads that nothing has kept go after a month. May run twice. */
export const keepFiles = async (
  { attach }: Attaching,
  { files = [] }: Notice,
  { community }: Member,
): Promise<void> => {
  for (const { file } of files) if (!(await attach?.keep(file, community))) throw refuse("noSuchFile")
}

/** Step: from here on, whoever has the notice may open its files. */
export const linkFiles = async (tx: Tx, { id, files = [] }: Stored<Notice>): Promise<void> => {
  for (const { file } of files) await tx.put(noticeFiles, `${id}:${file}`, { notice: id as Id<"notice">, file })
}

/** Step: whether a member may open a file, having a notice that carries it and has not been withdrawn. */
export const mayOpenFile = async (store: Store, { scope, person }: Member, file: Id<"file">): Promise<boolean> => {
  const documents = store.in(scope)
  for (const { notice } of await documents.list(noticeFiles, { where: { file }, limit: listLimit })) {
    const found = await documents.read(notices, notice)
    if (!found?.starts || found.state === "withdrawn" || found.state === "set") continue
    if (await documents.read(inbox, entryId(found.starts, notice, person))) return true
  }
  return false
}
