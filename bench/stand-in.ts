import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { getRequestListener } from "@hono/node-server"
import { openWeChat } from "#cloud/host/wechat/platform"
import { wechatRoutes } from "#cloud/host/wechat/routes"
import { simulatedAccount, simulatedOpenid, simulatedTemplate, simulatedTemplates } from "#cloud/host/wechat/setup"

/** A person's phone: whose it is, and its owner's subject. */
export interface Phone {
  readonly person: string
  readonly subject: string
}

/**
 * The stand-in for WeChat as a process of its own, which takes so many messages a second: neither the host nor whoever measures waits
 * for it. It is told whose phones there are (each has agreed to one everyday message), says its port, and how many
 * messages it has taken.
 */
const wechat = openWeChat({ ...simulatedAccount, templates: simulatedTemplates, now: Date.now })
wechat.faults.perSecond = Number(process.argv[2])
let taken = 0
const counting = {
  ...wechat,
  send: async (...told: Parameters<typeof wechat.send>) => {
    const answer = await wechat.send(...told)
    if (typeof answer === "object" && answer.errcode === 0) taken += 1
    return answer
  },
}
const routes = wechatRoutes(counting, { phoneOf: async () => undefined })
const server = createServer(getRequestListener(routes.fetch, { overrideGlobalObjects: false }))
server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }))
const beat = setInterval(() => process.send?.({ taken }), 50)
process.on("message", (phones: readonly Phone[]) => {
  for (const { person, subject } of phones) {
    const openid = simulatedOpenid(subject)
    wechat.opened(openid, person)
    wechat.requestSubscribeMessage(openid, [simulatedTemplate("news")])
  }
  process.send?.({ agreed: phones.length })
})
process.on("disconnect", () => {
  clearInterval(beat)
  wechat.close()
  process.exit(0)
})
