import { crc32, deflateRawSync } from "node:zlib"
import { openEntry, zipEntries } from "#cloud/adapters/sheet/zip"

const partOf = (bytes: Uint8Array, name: string): string => {
  const entry = zipEntries(bytes).find(one => one.name === name)
  if (!entry) throw new Error(`${name} is not in it`)
  return openEntry(bytes, entry).toString("utf8")
}

/** The main part of a Word document. */
export const xmlOfWord = (bytes: Uint8Array): string => partOf(bytes, "word/document.xml")

/** What a Word document says, a line a paragraph. */
export const textOfWord = (bytes: Uint8Array): string =>
  [...xmlOfWord(bytes).matchAll(/<w:p[ >][\s\S]*?<\/w:p>|<w:p\/>/g)]
    .map(([paragraph]) =>
      [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:br\/>/g)].map(match => match[1] ?? "\n").join(""),
    )
    .map(text =>
      text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&"),
    )
    .join("\n")

/** The same zip with one part changed or added; `says` is how large its entry claims to be. */
export const repacked = (
  bytes: Uint8Array,
  name: string,
  change: (text: string) => string,
  says?: number,
): Uint8Array => {
  const entries = zipEntries(bytes).map(entry => ({ name: entry.name, body: openEntry(bytes, entry) }))
  const found = entries.find(one => one.name === name)
  const changed = Buffer.from(change(found?.body.toString("utf8") ?? ""))
  const all = [...entries.filter(one => one !== found), { name, body: changed }]
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const entry of all) {
    const packed = deflateRawSync(entry.body)
    const label = Buffer.from(entry.name)
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(0x0800, 2)
    head.writeUInt16LE(8, 4)
    head.writeUInt32LE(crc32(entry.body), 10)
    head.writeUInt32LE(packed.length, 14)
    head.writeUInt32LE(entry.name === name ? (says ?? entry.body.length) : entry.body.length, 18)
    head.writeUInt16LE(label.length, 22)
    parts.push(Buffer.from("PK\u0003\u0004", "latin1"), head, label, packed)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    directory.push(Buffer.from("PK\u0001\u0002\u0014\u0000", "latin1"), head, place, label)
    at += 4 + head.length + label.length + packed.length
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(all.length, 8)
  end.writeUInt16LE(all.length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(at, 16)
  return new Uint8Array(Buffer.concat([...parts, ...directory, end]))
}
