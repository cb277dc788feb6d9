import { keepTemplate } from "#cloud/notices/templates/actions"
import { standardFields, type TemplateKey, templateKeys } from "#cloud/notices/templates/rules"
import { labelOf, templateWords } from "#cloud/notices/templates/words"
import { digest } from "#cloud/shared/digest"
import type { Store } from "#cloud/shared/store"
import type { Template } from "./platform.ts"

/** The simulated mini-program's account and templates: what an administrator would have set up on WeChat's platform. */

export const simulatedAccount = { appid: "wxsimulated000000", secret: "simulated-secret" }

/** Template ids on the platform are 43 letters and digits. */
export const simulatedTemplate = (key: TemplateKey): string =>
  Buffer.from(digest(`template ${key}`), "hex").toString("base64url")

export const simulatedTemplates: readonly Template[] = templateKeys.map(key => ({
  id: simulatedTemplate(key),
  title: templateWords[key].zh.title,
  fields: standardFields[key].map(({ name, part }) => ({ name, label: labelOf(key, part, "zh") })),
}))

/** A phone's openid: nothing of the subject can be read from it. */
export const simulatedOpenid = (subject: string): string =>
  `o${Buffer.from(digest(subject), "hex").toString("base64url").slice(0, 27)}`

/** Tells our side the simulated templates' ids. The same again changes nothing. */
export const keepSimulatedTemplates = async (store: Store): Promise<void> => {
  for (const key of templateKeys)
    await keepTemplate(store, "wechat", key, { template: simulatedTemplate(key), fields: [...standardFields[key]] })
}
