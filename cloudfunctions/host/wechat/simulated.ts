import { join } from "node:path"
import type { Hono } from "hono"
import { wechatOverHttp } from "#cloud/adapters/messenger/wechat"
import type { TemplateKey } from "#cloud/notices/templates/rules"
import type { Clock, Messenger, Subject } from "#cloud/shared/ports"
import type { Store } from "#cloud/shared/store"
import { msOf } from "#cloud/shared/values/instant"
import { openWeChat } from "./platform.ts"
import { wechatRoutes } from "./routes.ts"
import {
  keepSimulatedTemplates,
  simulatedAccount,
  simulatedOpenid,
  simulatedTemplate,
  simulatedTemplates,
} from "./setup.ts"

/** Who calls the host, and what they are called on their phone's screen. */
export interface Callers {
  readonly callerOf: (authorization: string | undefined) => Promise<Subject | undefined>
  readonly nameOf: (subject: Subject) => Promise<string>
}

/**
 * The simulated WeChat of a demonstration, kept in `wechat.sqlite` of its directory: the messenger for the features, the
 * routes for the server, and the phones for whoever makes the demonstration's people. Refused in production.
 */
export const openSimulatedWeChat = (options: { readonly directory: string; readonly now: Clock }) => {
  const wechat = openWeChat({
    ...simulatedAccount,
    templates: simulatedTemplates,
    file: join(options.directory, "wechat.sqlite"),
    now: () => msOf(options.now()),
  })
  // Our own messenger is answered inside the process, by the same routes that a server mounts.
  const own = wechatRoutes(wechat, { phoneOf: async () => undefined })
  const messenger: Messenger = wechatOverHttp({
    ...simulatedAccount,
    base: "http://wechat.invalid/wechat",
    openidOf: simulatedOpenid,
    fetch: request => own.fetch(request),
  })
  return {
    messenger,
    /** To be mounted at "/": the phones, and what the pages and our server ask of WeChat. */
    routes: ({ callerOf, nameOf }: Callers): Hono =>
      wechatRoutes(wechat, {
        phoneOf: async authorization => {
          const subject = await callerOf(authorization)
          return subject && { openid: simulatedOpenid(subject), name: await nameOf(subject) }
        },
      }),
    /** Tells our side the templates' ids; once, before the first message. */
    keepTemplates: (store: Store): Promise<void> => keepSimulatedTemplates(store),
    /** Somebody has a phone, and has agreed to these messages on it; our side's books are kept by `enter` of notices. */
    phone: (subject: Subject, name: string, agreed: readonly TemplateKey[] = []): void => {
      const openid = simulatedOpenid(subject)
      wechat.opened(openid, name)
      for (const key of agreed) wechat.requestSubscribeMessage(openid, [simulatedTemplate(key)])
    },
    close: wechat.close,
  }
}
