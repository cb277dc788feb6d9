import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { wechatLogin } from "#cloud/adapters/caller/wechat-login"
import { loginByWechat } from "#cloud/host/login"
import { addMember, createCommunity } from "#cloud/members/actions"
import type { Subject } from "#cloud/shared/ports"
import { id } from "#cloud/shared/values/id"
import { heldPhone, taroOn } from "../support/taro.ts"
import { serveHouse } from "./served.ts"

/** WeChat as this phone has it: files come over the network, and its viewer says what it was given. */
const phone = { ...heldPhone(), opened: [] as object[], cloud: [] as string[] }
jest.mock("@tarojs/taro", () =>
  taroOn(phone, {
    login: async () => ({ code: "code-of-the-clerk" }),
    downloadFile: async ({ url, header }: { url: string; header: Record<string, string> }) => {
      const answer = await fetch(url, { headers: header })
      return { statusCode: answer.status, tempFilePath: `wxfile://${await answer.text()}` }
    },
    openDocument: async (paper: object) => void phone.opened.push(paper),
    previewImage: async (pictures: object) => void phone.opened.push(pictures),
    // As on a phone whose mini-program talks to a server: cloud is there and was never initialised.
    cloud: {
      downloadFile: async ({ fileID }: { fileID: string }) => {
        phone.cloud.push(fileID)
        if (process.env.WEIYI_HOST) throw { errMsg: "Cloud API isn't enabled, please call init first" }
        return { tempFilePath: "wxfile://cloud" }
      },
    },
  }),
)

const modules = async () => {
  jest.resetModules()
  const { openPaper } = await import("../../src/cloud/open-paper.weapp")
  return openPaper
}

describe("files in a mini-program that talks to a server of its own", () => {
  const wechat = createServer((_, response) => void response.end(JSON.stringify({ openid: "clerk", session_key: "k" })))
  let served: Awaited<ReturnType<typeof serveHouse>>
  let openPaper: Awaited<ReturnType<typeof modules>>
  let file: string
  beforeAll(async () => {
    await new Promise<void>(resolve => wechat.listen(0, "127.0.0.1", resolve))
    const account = { appid: "wx1", secret: "s", base: `http://127.0.0.1:${(wechat.address() as AddressInfo).port}` }
    served = await serveHouse(undefined, { login: house => loginByWechat(house, wechatLogin(account)) })
    const { store, now } = served.house
    const community = id<"community">("xingfuli")
    await createCommunity(store, { community, name: "杏福里社区", address: "a", clerk: "陈敏", phone: "" }, now())
    await addMember(store, { subject: "wx:clerk" as Subject, community, name: "陈敏", roles: ["staff"] }, now())
    process.env.WEIYI_HOST = served.url
    openPaper = await modules()
    const entered = await fetch(`${served.url}/login/wechat`, { method: "POST", body: '{"code":"code-of-the-clerk"}' })
    const { value } = (await entered.json()) as { value: { session: string } }
    const kept = await fetch(`${served.url}/files`, {
      method: "POST",
      headers: { authorization: `Bearer ${value.session}`, "x-file-name": "roll.csv" },
      body: "a,b\n1,2\n",
    })
    file = ((await kept.json()) as { value: { file: string } }).value.file
  })
  beforeEach(() => phone.opened.splice(0))
  afterAll(async () => {
    delete process.env.WEIYI_HOST
    await served.stop()
    await new Promise<void>(resolve => void wechat.close(() => resolve()))
    served.remove()
  })

  test("come from that server, signed in, and open in WeChat's viewer by the kind of their name", async () => {
    expect(await openPaper(file, "会议纪要.docx")).toBe(true)
    expect(phone.opened).toEqual([{ filePath: "wxfile://a,b\n1,2\n", showMenu: true, fileType: "docx" }])
    expect(await openPaper(file, "门头.PNG")).toBe(true)
    expect(phone.opened[1]).toEqual({ urls: ["wxfile://a,b\n1,2\n"] })
    expect(phone.cloud).toEqual([])
  })

  test("a session that is over is begun anew; a file that is not there is said to be not there", async () => {
    const [place = ""] = phone.kept.keys()
    phone.kept.set(place, "aa.00000000000000000000000000")
    expect(await openPaper(file, "名册.xlsx")).toBe(true)
    expect(await openPaper("no-such-file", "名册.xlsx")).toBe(false)
    expect(phone.opened).toHaveLength(1)
  })

  test("on WeChat cloud they come from the cloud", async () => {
    delete process.env.WEIYI_HOST
    expect(await (await modules())("cloud://a/b.pdf", "通知.pdf")).toBe(true)
    expect(phone.cloud).toEqual(["cloud://a/b.pdf"])
    expect(phone.opened).toEqual([{ filePath: "wxfile://cloud", showMenu: true, fileType: "pdf" }])
  })
})
