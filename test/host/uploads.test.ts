import { deflateRawSync } from "node:zlib"
import { addMember, createCommunity, startSession } from "#cloud/members/actions"
import type { Subject } from "#cloud/shared/ports"
import type { Role } from "#cloud/shared/roles"
import { id } from "#cloud/shared/values/id"
import { type ServedHouse, serveHouse } from "./served.ts"

const png = (width: number, height: number): Buffer => {
  const bytes = Buffer.alloc(64)
  Buffer.from("89504e470d0a1a0a0000000d49484452", "hex").copy(bytes)
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return bytes
}
const jpeg = (width: number, height: number): Buffer => {
  const frame = Buffer.from("ffd8ffe000104a46494600010100000100010000ffc0001108000000000301220002110103110100", "hex")
  frame.writeUInt16BE(height, 25)
  frame.writeUInt16BE(width, 27)
  return frame
}
const zip = (...names: string[]) => Buffer.from(`PK\u0003\u0004${names.join("\n")}${deflateRawSync("x")}`, "latin1")
const xlsx = zip("[Content_Types].xml", "xl/workbook.xml")

describe("a file that is uploaded", () => {
  let served: ServedHouse
  const tokens = new Map<string, string>()
  beforeAll(async () => {
    served = await serveHouse()
    const { store, now, newId } = served.house
    for (const community of [id<"community">("ours"), id<"community">("theirs")]) {
      await createCommunity(store, { community, name: community, address: "a", clerk: "c", phone: "12345" }, now())
      const people: [string, Role[]][] = [
        ["staff", ["staff"]],
        ["resident", []],
        ["treasurer", ["treasurer"]],
      ]
      for (const [name, roles] of people) {
        const subject = `host:${community}-${name}` as Subject
        await addMember(store, { subject, community, name, roles }, now())
        tokens.set(`${community} ${name}`, await startSession(store, subject, now(), newId))
      }
    }
  })
  afterAll(async () => {
    await served.stop()
    served.remove()
  })

  const put = (who: string, bytes: Buffer | string, name = "a.csv", headers: Record<string, string> = {}) =>
    fetch(`${served.url}/files`, {
      method: "POST",
      headers: {
        "x-file-name": encodeURIComponent(name),
        ...(tokens.has(who) && { authorization: `Bearer ${tokens.get(who)}` }),
        ...headers,
      },
      body: typeof bytes === "string" ? bytes : new Uint8Array(bytes),
    })
  const get = (who: string, file: string) =>
    fetch(`${served.url}/files/${file}`, { headers: { authorization: `Bearer ${tokens.get(who)}` } })
  const kept = async (answer: Response): Promise<string> =>
    ((await answer.json()) as { value: { file: string } }).value.file

  test("threat 34: comes back to staff as an attachment that no browser runs", async () => {
    const file = await kept(await put("ours staff", "楼栋,门牌\n1,101\n", "名册 3月.csv"))
    expect(file).toMatch(/^[0-9a-z]{26}$/)
    const answer = await get("ours staff", file)
    expect(answer.status).toBe(200)
    expect(answer.headers.get("content-disposition")).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent("名册 3月.csv")}`,
    )
    expect(answer.headers.get("content-security-policy")).toMatch(/^sandbox/)
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff")
    expect(await answer.text()).toContain("101")
  })

  test("whatever its name is cut at, it can be had again", async () => {
    for (const end of [".csv", "a.csv"]) {
      const name = `${"长".repeat(60)}${"😀".repeat(60)}${end}`
      const file = await kept(await put("ours staff", "a,b", name))
      const answer = await get("ours staff", file)
      expect(answer.status).toBe(200)
      expect(decodeURIComponent(answer.headers.get("content-disposition") ?? "")).toMatch(/''(长|😀)+a?\.csv$/u)
    }
  })

  test("comes in a form as well", async () => {
    const form = new FormData()
    form.set("file", new Blob([new Uint8Array(xlsx)]), "roll.xlsx")
    const answer = await fetch(`${served.url}/files`, {
      method: "POST",
      headers: { authorization: `Bearer ${tokens.get("ours staff")}` },
      body: form,
    })
    const file = await kept(answer)
    expect((await get("ours staff", file)).headers.get("content-type")).toContain("spreadsheetml")
  })

  test("is taken from staff only, and given to staff of the same community only", async () => {
    expect((await put("nobody", "a,b")).status).toBe(401)
    expect((await put("ours resident", "a,b")).status).toBe(403)
    expect((await put("ours treasurer", "a,b")).status).toBe(403)
    const file = await kept(await put("ours staff", "a,b"))
    expect((await get("ours resident", file)).status).toBe(403)
    expect((await get("theirs staff", file)).status).toBe(404)
    expect((await get("ours staff", "0".repeat(26))).status).toBe(404)
    expect((await get("ours staff", "..%2f..%2fsecret.txt")).status).toBe(404)
  })

  test.each<[string, Buffer | string, string]>([
    ["a page", "<!doctype html><script>alert(1)</script>", "a.csv"],
    ["a page behind blanks and a mark", "\uFEFF  \n<html>", "a.csv"],
    ["a drawing with a script", '<svg onload="alert(1)"/>', "a.png"],
    ["a shell script", "#!/bin/sh\nrm -rf /", "a.csv"],
    ["PostScript", "%!PS-Adobe", "a.pdf"],
    ["rich text", "{\\rtf1}", "a.csv"],
    ["a program", Buffer.from("7f454c4602010100", "hex"), "a.csv"],
    ["a Windows program", Buffer.from("4d5a90000300", "hex"), "a.xlsx"],
    ["any other zip", zip("readme.txt"), "roll.xlsx"],
    ["a Word document with macros", zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), "a.docx"],
    ["an old Excel file", Buffer.from("d0cf11e0a1b11ae1", "hex"), "roll.xls"],
    ["a gif", "GIF89a\u0001\u0000", "a.gif"],
    ["a picture of 40,000 × 40,000", png(40_000, 40_000), "a.png"],
    ["a picture of no size", png(0, 10), "a.png"],
    ["a photograph of 60,000 × 60,000", jpeg(60_000, 60_000), "a.jpg"],
    ["half a photograph", Buffer.from("ffd8ffe0", "hex"), "a.jpg"],
    ["half a picture", png(10, 10).subarray(0, 20), "a.png"],
    ["bytes that are no text", Buffer.from("fffefdfcfbff", "hex"), "a.csv"],
    ["text with a NUL", "a,b\u0000c", "a.csv"],
    ["nothing", "", "a.csv"],
  ])("is refused when it is %s, whatever it is called", async (_, bytes, name) => {
    const answer = await put("ours staff", bytes, name)
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([415, "host.badFile"])
  })

  test.each<[string, Buffer | string]>([
    ["a sheet", xlsx],
    ["a list in UTF-8", "门牌\n101"],
    ["a list as old spreadsheets save it", Buffer.from("c3c5c5c60a313031", "hex")],
    ["a picture", png(400, 300)],
    ["a photograph", jpeg(4000, 3000)],
    ["a PDF", "%PDF-1.7\n"],
  ])("is taken when it is %s", async (_, bytes) => {
    expect((await put("ours staff", bytes)).status).toBe(200)
  })

  test("is refused above 5 MB, and keeps only the last part of its name", async () => {
    const large = await put("ours staff", "a".repeat(5_000_001))
    expect([large.status, ((await large.json()) as { code: string }).code]).toEqual([413, "house.tooLarge"])
    const file = await kept(await put("ours staff", "a,b", '../../etc/"pass\r\nwd".csv'))
    expect((await get("ours staff", file)).headers.get("content-disposition")).toBe(
      "attachment; filename*=UTF-8''passwd.csv",
    )
  })

  test("without a file in it a form is told so", async () => {
    const form = new FormData()
    form.set("other", "x")
    const answer = await fetch(`${served.url}/files`, {
      method: "POST",
      headers: { authorization: `Bearer ${tokens.get("ours staff")}` },
      body: form,
    })
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([400, "host.noFile"])
  })
})
