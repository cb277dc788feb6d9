import { simulatedOpenid, simulatedTemplates } from "#cloud/host/wechat/setup"
import type { Outgoing, Subject } from "#cloud/shared/ports"

/** Who it is written to, and who that is at the simulated WeChat. */
export const subject = "host:wang" as Subject
export const openid = simulatedOpenid(subject)

const [first, second] = simulatedTemplates
if (!first || !second) throw new Error("no templates")
export const [news, vote] = [first, second]

/** A message as the house hands it to a messenger. */
export const letter: Outgoing = {
  to: subject,
  template: news.id,
  fields: { thing1: "周四上午停水", thing2: "请提前接水", time3: "2026年3月2日 09:00" },
  page: "pages/notices/notice?notice=n1",
}
/** The same with other values in some fields. */
export const with1 = (fields: Record<string, string>): Outgoing => ({
  ...letter,
  fields: { ...letter.fields, ...fields },
})
