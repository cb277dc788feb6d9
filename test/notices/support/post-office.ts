import { serve as listen } from "@hono/node-server"
import { wechatOverHttp } from "#cloud/adapters/messenger/wechat"
import { openWeChat } from "#cloud/host/wechat/platform"
import { wechatRoutes } from "#cloud/host/wechat/routes"
import { simulatedAccount, simulatedOpenid, simulatedTemplates } from "#cloud/host/wechat/setup"
import type { Messenger } from "#cloud/shared/ports"

/** The simulated WeChat behind a real HTTP server, and the adapter that talks to it. `patience` in ms: for tests of silence. */
export const openPostOffice = async (options: { readonly now?: () => number; readonly patience?: number } = {}) => {
  const wechat = openWeChat({
    ...simulatedAccount,
    templates: simulatedTemplates,
    now: options.now ?? (() => Date.parse("2026-03-02T01:00:00.000Z")),
  })
  const routes = wechatRoutes(wechat, {
    phoneOf: async authorization =>
      authorization ? { openid: simulatedOpenid(authorization), name: authorization } : undefined,
  })
  const { base, close } = await new Promise<{ base: string; close: () => Promise<void> }>(resolve => {
    const server = listen({ fetch: routes.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) =>
      resolve({
        base: `http://127.0.0.1:${port}`,
        close: () =>
          new Promise(done => {
            server.close(() => done())
            if ("closeAllConnections" in server) server.closeAllConnections()
          }),
      }),
    )
  })
  const account = { ...simulatedAccount, base: `${base}/wechat`, patience: 5000 }
  const patient = wechatOverHttp({ ...account, openidOf: simulatedOpenid })
  const hasty = wechatOverHttp({ ...account, openidOf: simulatedOpenid, patience: options.patience ?? 5000 })
  let current = hasty
  const messenger: Messenger = { reaches: hasty.reaches, send: message => current.send(message) }
  return {
    wechat,
    base,
    account,
    messenger,
    /** From now on answers are waited for, however busy the machine. */
    takeTime: (): void => {
      current = patient
    },
    /** The service notices on the phone of a subject. */
    phone: (subject: string) => wechat.memory.notices(simulatedOpenid(subject), 100),
    close: async () => {
      await close()
      wechat.close()
    },
  }
}

export type PostOffice = Awaited<ReturnType<typeof openPostOffice>>
