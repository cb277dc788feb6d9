import { join } from "node:path"
import { serviceAccount } from "#cloud/adapters/messenger/account"
import { tencentTexts } from "#cloud/adapters/messenger/sms"
import { isAtWecom } from "#cloud/adapters/wecom/happenings"
import { wecomLine } from "#cloud/adapters/wecom/line"
import { wecomMessenger, wecomToOne } from "#cloud/adapters/wecom/messenger"
import { groupRobot, wecomApp } from "#cloud/adapters/wecom/sending"
import { keepTemplate } from "#cloud/notices/templates/actions"
import { standardFields, templateKeys } from "#cloud/notices/templates/rules"
import type { Clock, Messenger } from "#cloud/shared/ports"
import type { Store } from "#cloud/shared/store"
import { msOf } from "#cloud/shared/values/instant"
import { openAccount } from "../account/platform.ts"
import { openTexts } from "../texts/platform.ts"
import { keepSimulatedTexts, simulatedTexts } from "../texts/setup.ts"
import { simulatedAccount, simulatedTemplate, simulatedTemplates } from "../wechat/setup.ts"
import type { HeldLine } from "../wecom/line.ts"
import { openWeCom } from "../wecom/platform.ts"
import { linePath } from "../wecom/switchboard.ts"

/**
 * The simulated platforms beside a demonstration, besides WeChat's own: a service account, a WeCom and text messages, each with
 * the real adapter that talks to it over HTTP. `url` is where their routes will be reached.
 */
export const openChannels = (directory: string, now: Clock, url: () => string) => {
  const clock = (): number => msOf(now())
  const corp = openWeCom({ now: clock, us: url, by: "line" })
  const texts = openTexts({ now: clock, templates: simulatedTexts, brings: url })
  const file = join(directory, "followers.sqlite")
  const follow = openAccount({ now: clock, us: url, templates: simulatedTemplates, file })
  const page = (path: string): string => `${url()}/#/${path}`
  const app = wecomApp({ corp: corp.corp, ...corp.app, base: () => `${url()}/wecom`, url: page })
  let account: Messenger | undefined
  /** Where the routes are is known only once the server listens. */
  const later = (): Messenger => {
    const { appid, secret } = follow
    account ??= serviceAccount({ appid, secret, base: `${url()}/account`, opens: simulatedAccount.appid })
    return account
  }
  return {
    corp,
    texts,
    follow,
    others: {
      account: {
        reaches: (to: Parameters<Messenger["reaches"]>[0]) => later().reaches(to),
        send: message => later().send(message),
      } satisfies Messenger,
      wecom: wecomMessenger(corp.corp, app),
      sms: tencentTexts({ ...texts.account, base: () => `${url()}/texts`, now: clock }),
    },
    /** What is tapped on the app's cards comes back to the app's callback. */
    toOne: wecomToOne(corp.corp, app),
    /** The robot's long connection, as an installation holds it: a vote that is put into the group appears there. */
    held: {
      line: wecomLine({
        ...{ corp: corp.corp, bot: corp.bot.id, secret: corp.bot.secret, url: page },
        at: () => `${url().replace(/^http/, "ws")}${linePath}`,
      }),
      robot: corp.bot.id,
    } satisfies HeldLine,
    /** Keys of groups' robots are kept with the secret of this run: after a restart they are given again. */
    robots: {
      secret: corp.app.secret,
      reaches: isAtWecom,
      robot: (key: string) => groupRobot({ key, base: () => `${url()}/wecom`, url: page }),
    },
    close: (): void => {
      corp.switchboard.close()
      follow.close()
    },
  }
}

export type Channels = ReturnType<typeof openChannels>

/** Tells our side the templates of the service account and of the text messages, as an administrator would. */
export const keepChannelTemplates = async (store: Store): Promise<void> => {
  for (const key of templateKeys)
    await keepTemplate(store, "account", key, { template: simulatedTemplate(key), fields: [...standardFields[key]] })
  await keepSimulatedTexts(store)
}
