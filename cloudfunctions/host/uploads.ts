import type { IncomingMessage } from "node:http"
import { paperFor } from "#cloud/meetings/calling/actions"
import { type Attach, mayOpenFile } from "#cloud/notices/attaching/actions"
import type { Holder } from "#cloud/shared/ask"
import { admit } from "#cloud/shared/policy"
import type { Clock, Files, Member, Subject, Whois } from "#cloud/shared/ports"
import { refuse as refuseAny } from "#cloud/shared/refusals"
import type { Role } from "#cloud/shared/roles"
import { communityScope } from "#cloud/shared/scope"
import type { Store } from "#cloud/shared/store"
import { type Id, id, isId } from "#cloud/shared/values/id"
import { bodyOf } from "./body.ts"
import { fileKind, sheetType } from "./file-kind.ts"
import { uploads } from "./records.ts"
import { refuse } from "./refusals.ts"

/** A roll of 3,000 households is under 1 MB; a photograph of a phone 2 to 5 MB. */
const fileLimit = 5_000_000

interface World {
  readonly store: Store
  readonly files: Files
  readonly whois: Whois
  readonly now: Clock
}

/** Who may read every upload of a community; whoever writes notices may bring files too. */
const readers = ["staff", "districtOwner"] as const
const bringers = ["staff", "committee", "districtOwner"] as const

const staff = async (world: World, subject: Subject | undefined, may: readonly Role[] = readers): Promise<Holder> => {
  const member = subject && (await world.whois(subject))
  return admit(may, { ...(subject && { subject }), ...(member && { member }) }) as Holder
}

/**
 * Keeps a file that staff upload: the bytes as the body (name in `x-file-name`, percent-encoded) or as the `file` of a
 * form. At most 5 MB; refuses what is no sheet, picture or PDF (415). Gives the file's id, which actions take.
 */
export const keepUpload = async (
  world: World,
  subject: Subject | undefined,
  request: IncomingMessage,
): Promise<{ readonly file: Id<"file"> }> => {
  const by = await staff(world, subject, bringers)
  const { bytes, name } = await sent(request)
  const kind = fileKind(bytes)
  if (!kind) throw refuse("badFile")
  const file = await world.files.save(bytes, name)
  const body = { by: by.member.person, name, type: kind.type, size: bytes.length, at: world.now() }
  await world.store.in(by.member.scope).change(tx => tx.create(uploads, file, body))
  return { file }
}

/** Keeps a workbook or a document that a feature has made for a member, so that they and the staff of their community can fetch it. */
export const handOut =
  ({ store, files, now }: Omit<World, "whois">) =>
  async (bytes: Uint8Array, name: string, to: Member): Promise<Id<"file">> => {
    const file = await files.save(bytes, name)
    const type = fileKind(Buffer.from(bytes))?.type ?? sheetType
    const body = { by: to.person, name, type, size: bytes.length, at: now() }
    await store.in(to.scope).change(tx => tx.create(uploads, file, body))
    return file
  }

/** Whether a file was uploaded in this member's community, or made for it. */
export const isOurs =
  (store: Store) =>
  async (file: Id<"file">, { scope }: Member): Promise<boolean> =>
    (await store.in(scope).read(uploads, file)) !== undefined

/** Files of a community as notices carry them: what they are, and keeping them for good. */
export const attachments = (world: Pick<World, "store" | "files">): Attach => ({
  look: async (file, { scope }) => world.store.in(scope).read(uploads, file),
  keep: keepPaper(world),
})

/**
 * Keeps a file that was uploaded in this community for good, as a paper of a meeting or of a notice; says whether it is one. May run twice.
 */
export const keepPaper =
  ({ store, files }: Pick<World, "store" | "files">) =>
  async (file: Id<"file">, home: Id<"community">): Promise<boolean> => {
    if (!(await store.in(communityScope(home)).read(uploads, file))) return false
    await files.keep(file)
    return true
  }

/**
 * What was uploaded, as far as this person may read it: staff everything of their community, members a meeting's papers and the
 * files of notices they have, who brought it their own.
 */
const readable = async (world: World, subject: Subject | undefined, file: string) => {
  if (!isId(file)) return undefined
  const member = subject && (await world.whois(subject, "street"))
  const paper = member && (await paperFor(world.store, member, id<"file">(file)))
  if (paper) return world.store.in(communityScope(paper.home)).read(uploads, file)
  if (member && (await mayOpenFile(world.store, member, id<"file">(file))))
    return world.store.in(member.scope).read(uploads, file)
  const mine = member && (await world.store.in(member.scope).read(uploads, file))
  if (mine?.by === member?.person && mine) return mine
  const by = await staff(world, subject)
  return world.store.in(by.member.scope).read(uploads, file)
}

/** The file, always as an attachment, for whoever may read it; anybody else's is not found (404). */
export const giveUpload = async (world: World, subject: Subject | undefined, file: string): Promise<Response> => {
  const known = await readable(world, subject, file)
  const found = known && (await world.files.read(known.id as Id<"file">))
  if (!known || !found) throw refuseAny("notFound")
  const name = encodeURIComponent(known.name).replace(/['()*]/g, sign => `%${sign.charCodeAt(0).toString(16)}`)
  return new Response(new Uint8Array(found.bytes), {
    headers: {
      "content-type": known.type,
      "content-disposition": `attachment; filename*=UTF-8''${name}`,
      "content-security-policy": "sandbox; default-src 'none'",
      "cache-control": "private, no-store",
    },
  })
}

const sent = async (request: IncomingMessage): Promise<{ bytes: Buffer; name: string }> => {
  const bytes = await bodyOf(request, fileLimit)
  const type = request.headers["content-type"] ?? ""
  if (!type.startsWith("multipart/form-data")) return { bytes, name: cleanName(headerName(request)) }
  const form = await new Response(new Uint8Array(bytes), { headers: { "content-type": type } })
    .formData()
    .catch(() => undefined)
  const file = form?.get("file")
  if (!file || typeof file === "string") throw refuse("noFile")
  return { bytes: Buffer.from(await file.arrayBuffer()), name: cleanName(file.name) }
}

const headerName = (request: IncomingMessage): string => {
  const given = request.headers["x-file-name"]
  try {
    return decodeURIComponent(typeof given === "string" ? given : "")
  } catch {
    return ""
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
const unwanted = /[\u0000-\u001f\u007f"<>|:*?\u202a-\u202e\u2066-\u2069]/g

/** A name for people to recognise the file by, never part of a path: no folders, no control characters, no half an emoji. */
const cleanName = (name: string): string =>
  [...(name.split(/[\\/]/).at(-1) ?? "").replace(unwanted, "")].slice(-120).join("") || "file"
