import { wecomApp } from "#cloud/adapters/wecom/sending"
import type { Card } from "#cloud/shared/chat"
import type { Office } from "./office.ts"

/** The corp's app as our server asks it; `more` is what it is set to instead. */
export const appOf = (office: Office, more: object = {}) =>
  wecomApp({
    corp: office.wecom.corp,
    ...office.wecom.app,
    base: () => `${office.url}/wecom`,
    url: page => `https://weiyi.example/#/${page}`,
    ...more,
  })

/** A card that asks nothing. */
export const notice: Card = {
  from: "微议",
  title: "议事会改到周四",
  text: "活动室周三停电",
  facts: [{ name: "时间", value: "3 月 5 日 19:00" }],
  page: "pages/meetings/call",
}
