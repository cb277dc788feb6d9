import { namesAtHome } from "../../../councils/seats/actions/reading.ts"
import type { Actions } from "../../../shared/ask.ts"
import type { Files, Member } from "../../../shared/ports.ts"
import { communityScope } from "../../../shared/scope.ts"
import { every } from "../../../shared/store.ts"
import type { Id } from "../../../shared/values/id.ts"
import { UnfitTemplate, type WordFiles, type WordTrouble } from "../../../shared/word.ts"
import type { contract } from "../contract.ts"
import { typedWithoutNames } from "../disclosed.ts"
import { fillingOf, knownPlaces } from "../filling.ts"
import { addenda, minutesVersions, versionId, wordTemplates } from "../records.ts"
import { refuse } from "../refusals.ts"
import { words } from "../words.ts"
import { accessOf, contentIn, hashOf, minutesIn, namesIn, reader } from "./reading.ts"

/** What making a document needs of the world; a function of WeChat cloud has none of it. */
export interface Paper {
  readonly word: WordFiles
  readonly files: Files
  /** Keeps a made file so that this person, and the staff of their community, can fetch it. */
  readonly handOut: (bytes: Uint8Array, name: string, to: Member) => Promise<Id<"file">>
  /** Whether a file was brought by this member's community. */
  readonly isOurs: (file: Id<"file">, of: Member) => Promise<boolean>
}

type Papers = Pick<
  Actions<typeof contract>,
  "minutesWord" | "wordTemplate" | "takeWordTemplate" | "setWordTemplate" | "resetWordTemplate"
>

/** Under which id the template of minutes stands. */
const kind = "minutes"

/** Files belong to the community, also of those who act at the street. */
const atHome = (member: Member): Member => ({ ...member, scope: communityScope(member.community) })

/** Word documents, and the template they are made from. */
export const papers = (given: Paper | undefined): Papers => {
  const paper = (): Paper => {
    if (!given) throw refuse("deskOnly")
    return given
  }
  return {
    minutesWord: async ask => {
      const { documents, store, now } = ask
      const { meeting, names: withNames } = ask.input
      const { member } = ask.by
      const from = reader(documents)
      const standing = await minutesIn(from, meeting)
      const { about, state, version, published, frozen } = standing
      if (!(await accessOf(documents, about.body, member, now)).inside) throw refuse("notInside")
      const { word, handOut } = paper()
      const { typed, draft } = await contentIn(from, meeting, version)
      const names = await namesIn(store, draft.drafted)
      const last = await documents.read(minutesVersions, versionId(meeting, version))
      const clerk = last ? await namesAtHome(store, [{ person: last.writer, home: last.home }]) : new Map()
      const added = []
      for await (const { n, text, published: out } of every(documents, addenda, { meeting }))
        if (out) added.push({ n, text: withNames ? text : out.text })
      const filling = fillingOf({
        ...{ about, state, version, drafted: draft.drafted, heads: draft.heads, addenda: added },
        typed: withNames ? typed : typedWithoutNames(typed, [...names.values()]),
        named: withNames,
        ...(published && { until: published.until }),
        ...(frozen && { frozen }),
        ...(state !== "draft" && { hash: standing.hash ?? hashOf(about, draft, typed) }),
        clerk: (withNames && last && clerk.get(last.writer)) || words.nobody,
        nameOf: withNames ? seat => names.get(seat.seat) ?? "" : () => "",
      })
      const own = await documents.read(wordTemplates, kind)
      const bytes = await word.fill(own && new Uint8Array(Buffer.from(own.bytes, "base64")), filling)
      const name = words.file(about.title, version)
      const file = await handOut(bytes, name, atHome(member))
      return ask.change(async () => ({ file, name }))
    },

    wordTemplate: async ({ documents }) => {
      const own = await documents.read(wordTemplates, kind)
      return own ? { own: { name: own.name, at: own.at } } : {}
    },

    takeWordTemplate: async ask => {
      const { word, handOut } = paper()
      const own = await ask.documents.read(wordTemplates, kind)
      const name = own?.name ?? words.templateFile
      const bytes = own ? new Uint8Array(Buffer.from(own.bytes, "base64")) : await word.own()
      const file = await handOut(bytes, name, atHome(ask.by.member))
      return ask.change(async () => ({ file, name }))
    },

    setWordTemplate: async ask => {
      const { word, files, isOurs } = paper()
      const { file } = ask.input
      const found = (await isOurs(file, atHome(ask.by.member))) ? await files.read(file) : undefined
      if (!found) throw refuse("templateMissing")
      await word.check(found.bytes, knownPlaces).catch(refused)
      const { name } = found
      const body = { name, bytes: Buffer.from(found.bytes).toString("base64"), by: ask.by.member.person, at: ask.now }
      return ask.change(async tx => {
        await tx.put(wordTemplates, kind, body)
        return { name }
      })
    },

    resetWordTemplate: async ask =>
      ask.change(async tx => {
        await tx.remove(wordTemplates, kind)
        return { reset: true as const }
      }),
  }
}

const codes = {
  notWord: "templateUnfit",
  tooLarge: "templateLarge",
  tooHard: "templateLarge",
  active: "templateActive",
  noPlaces: "templateEmpty",
  unknownPlaces: "templatePlaces",
  brokenPlaces: "templateBroken",
} as const satisfies Record<WordTrouble, string>

const refused = (error: unknown): never => {
  if (!(error instanceof UnfitTemplate)) throw error
  throw refuse(codes[error.trouble], { most: 1, places: error.places.map(place => `{${place}}`) })
}
