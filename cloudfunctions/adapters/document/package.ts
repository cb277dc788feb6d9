import { UnreadableSheet } from "#cloud/shared/sheet"
import { UnfitTemplate } from "#cloud/shared/word"
import { type Entry, openEntry, zipEntries } from "../sheet/zip.ts"

/** The house's own template opens to 60 kB; one with a picture of a letterhead to a few hundred. */
const openedLimit = 12_000_000

/** Programs, embedded files and controls: a template is words and nothing that runs. */
const running = /vbaProject|vbaData|activeX|embeddings\/|\.exe$|customUI/i
/** A part that is fetched from elsewhere, a field that reads a file or starts a program, a document within, an entity. */
const reaching =
  /TargetMode\s*=\s*["']External|<!DOCTYPE|<!ENTITY|<w:altChunk\b|macroEnabled|\b(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|DATABASE|LINK|MACROBUTTON)\b(?=[^<]*<\/w:instrText>)|w:instr\s*=\s*["'][^"']*\b(?:DDE|INCLUDE|LINK)/i

/**
 * Takes the bytes of a template; refuses what is no Word document of a sane size, or is more than words: macros, embedded
 * files, external parts. Everything is opened once, no further than it says it is large.
 */
export const checkPackage = (bytes: Uint8Array): void => {
  const entries = entriesOf(bytes)
  const names = entries.map(({ name }) => name)
  if (!names.includes("[Content_Types].xml") || !names.includes("word/document.xml")) throw new UnfitTemplate("notWord")
  if (entries.reduce((sum, { opened }) => sum + opened, 0) > openedLimit) throw new UnfitTemplate("tooHard")
  for (const entry of entries) {
    if (running.test(entry.name)) throw new UnfitTemplate("active")
    const content = opened(bytes, entry)
    if (/\.(xml|rels)$/i.test(entry.name) && reaching.test(textOf(content))) throw new UnfitTemplate("active")
  }
}

/** XML may come as UTF-16; what is looked for is plain letters in both. */
const textOf = (content: Buffer): string =>
  content[0] === 0xff || content[0] === 0xfe || content.subarray(0, 4).includes(0)
    ? content.toString("latin1").replaceAll("\0", "")
    : content.toString("utf8")

const entriesOf = (bytes: Uint8Array): readonly Entry[] => {
  try {
    return zipEntries(bytes)
  } catch (error) {
    throw unfit(error)
  }
}

const opened = (bytes: Uint8Array, entry: Entry): Buffer => {
  try {
    return openEntry(bytes, entry)
  } catch (error) {
    throw unfit(error)
  }
}

const unfit = (error: unknown): unknown =>
  error instanceof UnreadableSheet ? new UnfitTemplate(error.trouble === "tooHard" ? "tooHard" : "notWord") : error
