import { readFileSync } from "node:fs"
import { openWord } from "#cloud/adapters/document/word"
import { openEntry, zipEntries } from "#cloud/adapters/sheet/zip"
import { knownPlaces } from "#cloud/meetings/minutes/filling"
import { UnfitTemplate } from "#cloud/shared/word"
import { minutesTemplate } from "../../config/word-template.mts"
import { repacked, textOfWord, xmlOfWord } from "../support/word.ts"

jest.setTimeout(120_000)

const word = openWord()
const own = readFileSync("cloudfunctions/adapters/document/minutes.docx")

const trouble = async (template: Uint8Array) => {
  try {
    await word.check(template, knownPlaces)
    return "fits"
  } catch (error) {
    if (!(error instanceof UnfitTemplate)) throw error
    return error.places.length > 0 ? `${error.trouble}: ${error.places.join(" ")}` : error.trouble
  }
}

test("the template that ships is the one its script makes, asks for known places only, and names the fonts of documents", async () => {
  expect(textOfWord(await minutesTemplate())).toBe(textOfWord(own))
  expect(await trouble(own)).toBe("fits")
  const xml = xmlOfWord(own)
  for (const font of ["仿宋_GB2312", "宋体", "黑体"]) expect(xml).toContain(`w:eastAsia="${font}"`)
  expect(textOfWord(own)).toContain("（盖章）")
})

test("a template is filled: words, rows, lines that are not there leave no empty line", async () => {
  const filled = await word.fill(own, {
    标题: "东门议事会会议纪要",
    各组: [
      { 组别: "商户", 应到: "3", 实到: "2" },
      { 组别: "居民", 应到: "4", 实到: "4" },
    ],
    议题: [{ 序号: "一", 题目: "路灯", 类型: "讨论", 内容: [{ 行: "第一行" }, { 行: "第二行" }] }],
    补充说明: [],
  })
  const text = textOfWord(filled)
  expect(text).toContain("东门议事会会议纪要")
  expect(text).toMatch(/商户\n3\n2[\s\S]*居民\n4\n4/)
  expect(text).toMatch(/（一）路灯（讨论）\n第一行\n第二行/)
  expect(text).not.toMatch(/[{}]/)
})

test("what people type can not break the document", async () => {
  const evil = `<w:p>&amp;]]>\u0000\u0007\ud800 {#各组} ￥"'`
  const xml = xmlOfWord(await word.fill(own, { 标题: evil }))
  expect(xml).toContain("&lt;w:p&gt;&amp;amp;]]")
  expect(/\p{Cc}/u.test(xml.replace(/[\r\n\t]/g, ""))).toBe(false)
  expect(textOfWord(await word.fill(own, { 标题: evil }))).toContain("{#各组}")
})

test("a template with a place nobody knows is refused, and the place is named", async () => {
  const changed = repacked(own, "word/document.xml", xml => xml.replace("{标题}", "{题头}"))
  expect(await trouble(changed)).toBe("unknownPlaces: 题头")
})

test("a template without a place, or with a part that is never closed, is refused", async () => {
  const plain = repacked(own, "word/document.xml", xml => xml.replace(/\{[^}]*\}/g, ""))
  expect(await trouble(plain)).toBe("noPlaces")
  const open = repacked(own, "word/document.xml", xml => xml.replaceAll("{/签到}", ""))
  expect(await trouble(open)).toBe("brokenPlaces")
})

test.each([
  ["macros", (bytes: Uint8Array) => repacked(bytes, "word/vbaProject.bin", () => "x")],
  ["an embedded file", (bytes: Uint8Array) => repacked(bytes, "word/embeddings/oleObject1.bin", () => "x")],
  [
    "a part that is fetched from elsewhere",
    (bytes: Uint8Array) =>
      repacked(bytes, "word/_rels/document.xml.rels", xml =>
        xml.replace(
          "</Relationships>",
          '<Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="http://169.254.169.254/a" TargetMode="External"/></Relationships>',
        ),
      ),
  ],
  [
    "a field that starts a program",
    (bytes: Uint8Array) =>
      repacked(bytes, "word/document.xml", xml =>
        xml.replace("</w:body>", "<w:p><w:r><w:instrText>DDEAUTO c:\\\\cmd</w:instrText></w:r></w:p></w:body>"),
      ),
  ],
  [
    "entities",
    (bytes: Uint8Array) =>
      repacked(bytes, "word/document.xml", xml => xml.replace("?>", '?><!DOCTYPE a [<!ENTITY b "c">]>')),
  ],
])("a template with %s is refused", async (_, plant) => {
  expect(await trouble(plant(own))).toBe("active")
})

test("what is no document, too large, or a bomb is refused before it is opened", async () => {
  expect(await trouble(Buffer.from("标题"))).toBe("notWord")
  expect(await trouble(Buffer.from("PK\u0003\u0004 and nothing more"))).toBe("notWord")
  expect(await trouble(Buffer.alloc(1_000_001, "PK"))).toBe("tooLarge")
  const bomb = repacked(own, "word/media/large.xml", () => "0".repeat(20_000_000))
  expect(bomb.length).toBeLessThan(100_000)
  expect(await trouble(bomb)).toBe("tooHard")
  const lying = repacked(own, "word/media/large.xml", () => "0".repeat(20_000_000), 1_000)
  expect(await trouble(lying)).toBe("notWord")
  expect(zipEntries(own).map(entry => openEntry(own, entry).length > 0)).not.toContain(false)
})
