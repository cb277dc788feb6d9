import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"

const folder = "docs/deploy"
const page = (name: string): string => readFileSync(join(folder, name), "utf8")
const pages = readdirSync(folder).map(name => [name, page(name)] as const)
const all = pages.map(([, text]) => text).join("\n")

const sourcesOf = (...folders: readonly string[]): readonly string[] =>
  folders.flatMap(top =>
    readdirSync(top, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile() && /\.(m?ts|tsx)$/.test(entry.name))
      .map(entry => readFileSync(join(entry.parentPath, entry.name), "utf8")),
  )

/** For developers of the components, and nothing that an installation has. */
const ofDevelopers = ["WEIYI_GALLERY"]

test("every setting that the code reads stands in the pages for administrators, and every one there is read", () => {
  const named = (text: string) => text.match(/WEIYI_[A-Z]+(?:_[A-Z]+)*/g) ?? []
  const read = new Set(sourcesOf("cloudfunctions", "src", "config").flatMap(named))
  const documented = new Set(named(all))
  expect(read.size).toBeGreaterThan(20)
  expect([...read].filter(name => !documented.has(name) && !ofDevelopers.includes(name))).toEqual([])
  expect([...documented].filter(name => !read.has(name))).toEqual([])
})

/** Rows of tables whose last column says how to see that something works, as [page, cells]. */
const rows = pages.flatMap(([name, text]) =>
  text.split(/\n(?!\|)/).flatMap(block => {
    const [head = "", , ...lines] = block.split("\n").filter(line => line.startsWith("|"))
    if (!/(works|worked)( when)? \|$/.test(head.trim())) return []
    return lines.map(
      line =>
        [
          name,
          line
            .split("|")
            .slice(1, -1)
            .map(cell => cell.trim()),
        ] as const,
    )
  }),
)

test("every row says how to see that it works, and leaves no cell open", () => {
  expect(rows.length).toBeGreaterThan(50)
  expect(rows.filter(([, cells]) => cells.some(cell => ["", "–", "-"].includes(cell)))).toEqual([])
})

const list = page("wechat.md")
const links = [...list.matchAll(/\]\((channels|wecom)\.md#([\w-]+)\)/g)].map(([, name, id]) => `${name}.md#${id}`)

test("the list of everything leads to every row of the account, the channels and WeCom, and to nothing else", () => {
  const anchors = ["channels.md", "wecom.md"].flatMap(name =>
    [...page(name).matchAll(/<a id="([\w-]+)">/g)].map(([, id]) => `${name}#${id}`),
  )
  expect(new Set(anchors).size).toBe(anchors.length)
  const headings = links.filter(link => link.endsWith("#5-checking-all-of-it"))
  expect(links.filter(link => !anchors.includes(link))).toEqual(headings)
  expect(anchors.filter(anchor => !links.includes(anchor))).toEqual([])
  const unnamed = rows.filter(
    ([name, [first = ""]]) => ["channels.md", "wecom.md"].includes(name) && !first.startsWith("<a id="),
  )
  expect(unnamed).toEqual([])
  expect(readFileSync("README.md", "utf8")).toContain("(docs/deploy/wechat.md)")
})

/** WeChat's interfaces that ask for an entry in the privacy guide, or might, by its documentation of 用户隐私保护指引. */
const declared =
  /\b(choose(?:MessageFile|Image|Media|Video|Address|Contact|Location|Poi|InvoiceTitle|LicensePlate)|addPhone(?:Calendar|RepeatCalendar|Contact)|[gs]etClipboardData|saveImageToPhotosAlbum|saveVideoToPhotosAlbum|getLocation|getFuzzyLocation|startLocationUpdate\w*|getUserProfile|getUserInfo|getWeRunData|getRecorderManager|startRecord|createCameraContext|openBluetoothAdapter|scanCode|makePhoneCall|getGroupEnterInfo|requestSubscribeMessage|authPrivateMessage|previewImage|openDocument)\b/g

test("every interface of WeChat's that asks somebody, or might, stands on the page of the account", () => {
  const called = new Set(sourcesOf("src").flatMap(text => [...text.matchAll(declared)].map(([name]) => name)))
  expect(called.size).toBeGreaterThan(5)
  expect([...called].filter(name => !page("channels.md").includes(`\`${name}\``))).toEqual([])
})

test("the permissions of the functions stand there by their names", () => {
  const configs = readdirSync("cloudfunctions").flatMap(name => {
    try {
      return [readFileSync(join("cloudfunctions", name, "config.json"), "utf8")]
    } catch {
      return []
    }
  })
  const asked = configs.flatMap(
    text => (JSON.parse(text) as { permissions: { openapi: string[] } }).permissions.openapi,
  )
  expect(asked).toContain("subscribeMessage.send")
  expect(asked.filter(name => !page("channels.md").includes(`\`${name}\``))).toEqual([])
})

/** What a server of ours asks by itself. */
test("the hosts that the adapters ask stand in the row for firewalls", () => {
  const hosts = new Set(
    sourcesOf("cloudfunctions/adapters").flatMap(text => text.match(/[\w.-]+\.(?:qq|tencentcloudapi)\.com/g) ?? []),
  )
  const [row = ""] = /<a id="outgoing">.*/.exec(page("channels.md")) ?? []
  expect(hosts.size).toBeGreaterThan(2)
  expect([...hosts].filter(host => !row.includes(host))).toEqual([])
})
