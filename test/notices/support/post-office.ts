import { serve as listen } from "@hono/node-server"
import type { Hono } from "hono"
import { serviceAccount } from "#cloud/adapters/messenger/account"
import { tencentTexts } from "#cloud/adapters/messenger/sms"
import { wechatOverHttp } from "#cloud/adapters/messenger/wechat"
import { wecomMessenger } from "#cloud/adapters/wecom/messenger"
import { wecomApp } from "#cloud/adapters/wecom/sending"
import { openAccount } from "#cloud/host/account/platform"
import { accountRoutes } from "#cloud/host/account/routes"
import type { Env } from "#cloud/host/routes"
import { openTexts } from "#cloud/host/texts/platform"
import { textRoutes } from "#cloud/host/texts/routes"
import { simulatedTexts } from "#cloud/host/texts/setup"
import { openWeChat } from "#cloud/host/wechat/platform"
import { wechatRoutes } from "#cloud/host/wechat/routes"
import { simulatedAccount, simulatedOpenid, simulatedTemplates } from "#cloud/host/wechat/setup"
import { openWeCom } from "#cloud/host/wecom/platform"
import { wecomRoutes } from "#cloud/host/wecom/routes"
import type { Messenger, Subject } from "#cloud/shared/ports"

/** A follower's name with the service account, as the demonstration makes it from the phone's. */
export const follower = (subject: string): string => `f${simulatedOpenid(subject).slice(1)}`

const usual = 5_000

/** ms to wait for an answer under a fault: short only where none will come, however busy the machine. */
export const patienceFor = (fault: string): number => (fault === "silent" || fault === "lost" ? 1_000 : usual)

/** Asks until an answer came in time: what is asked beforehand, and not what a test is about. */
export const untilAnswered = async <T extends object>(ask: () => Promise<T>): Promise<T> => {
  const said = await ask()
  return "code" in said && said.code === "timeout" ? untilAnswered(ask) : said
}

/** A port where nobody listens, nor ever will. */
export const nobodyListens = "http://127.0.0.1:1"

/** The simulated platforms behind a real HTTP server, and the adapters that talk to them. `patience` in ms: for tests of silence. */
export const openPostOffice = async (
  options: {
    readonly now?: () => number
    readonly patience?: number
    /** The platforms tell by themselves what becomes of messages, to what is mounted. */
    readonly tells?: boolean
  } = {},
) => {
  let url = ""
  const wechat = openWeChat({
    ...simulatedAccount,
    templates: simulatedTemplates,
    now: options.now ?? (() => Date.parse("2026-03-02T01:00:00.000Z")),
    ...(options.tells && { pushes: () => url }),
  })
  const routes = wechatRoutes(wechat, {
    phoneOf: async authorization =>
      authorization ? { openid: simulatedOpenid(authorization), name: authorization } : undefined,
  })
  const now = options.now ?? (() => Date.parse("2026-03-02T01:00:00.000Z"))
  const texts = openTexts({ now, templates: simulatedTexts, ...(options.tells && { brings: () => url }) })
  const follow = openAccount({ now, us: () => url, templates: simulatedTemplates })
  const corp = openWeCom({ now, us: () => url })
  routes.route("/", textRoutes(texts))
  routes.route("/", accountRoutes(follow))
  routes.route("/", wecomRoutes(corp))
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
  url = base
  const patience = options.patience ?? usual
  const app = wecomApp({
    corp: corp.corp,
    ...corp.app,
    base: () => `${base}/wecom`,
    url: page => `${base}/#/${page}`,
    patience,
  })
  const others = {
    account: serviceAccount({
      appid: follow.appid,
      secret: follow.secret,
      base: `${base}/account`,
      opens: "wxours",
      patience,
    }),
    wecom: wecomMessenger(corp.corp, app),
    sms: tencentTexts({ ...texts.account, base: () => `${base}/texts`, now, patience }),
  }
  const account = { ...simulatedAccount, base: `${base}/wechat`, patience: usual }
  const patient = wechatOverHttp({ ...account, openidOf: simulatedOpenid })
  const hasty = wechatOverHttp({ ...account, openidOf: simulatedOpenid, patience })
  // Its token is there from before: a short patience is for answers to messages.
  if (patience < usual)
    await untilAnswered(() => hasty.send({ to: "host:nobody" as Subject, template: "", fields: {}, page: "" }))
  let current = hasty
  const messenger: Messenger = { reaches: hasty.reaches, send: message => current.send(message) }
  return {
    wechat,
    texts,
    follow,
    corp,
    /** The channels besides WeChat's, each the real adapter. */
    others,
    base,
    /** Where the platforms are, more addresses may be: ours that they call. */
    mount: (more: Hono<Env>): void => void routes.route("/", more),
    /** When all that the platforms have told has been heard. */
    told: async (): Promise<void> => {
      await wechat.push?.answered()
      await texts.receipts?.answered()
    },
    now,
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
      follow.close()
    },
  }
}

export type PostOffice = Awaited<ReturnType<typeof openPostOffice>>
