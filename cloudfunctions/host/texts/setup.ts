import { keepTemplate } from "#cloud/notices/templates/actions"
import { type TemplateKey, templateKeys, textFields } from "#cloud/notices/templates/rules"
import type { Store } from "#cloud/shared/store"

/** What an administrator would have had approved: the words of the text messages, one a kind of notice. */
const words: Readonly<Record<TemplateKey, string>> = {
  news: "社区通知：{1}。请打开微信小程序“微议”查看全文。",
  vote: "投票提醒：{1}。请打开微信小程序“微议”参加，或到居委会填纸质票。",
  result: "结果公布：{1}。请打开微信小程序“微议”查看。",
  meeting: "会议通知：{1}。时间地点请看微信小程序“微议”，或致电居委会。",
}
const idOf = (key: TemplateKey): string => `20${templateKeys.indexOf(key)}0001`

/** The approved templates of the simulated text messages, as the platform knows them. */
export const simulatedTexts: ReadonlyMap<string, string> = new Map(templateKeys.map(key => [idOf(key), words[key]]))

/** Tells our side their ids and words. The same again changes nothing. */
export const keepSimulatedTexts = async (store: Store): Promise<void> => {
  for (const key of templateKeys)
    await keepTemplate(store, "sms", key, { template: idOf(key), fields: [...textFields], text: words[key] })
}
