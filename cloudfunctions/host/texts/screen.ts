import { html } from "hono/html"
import { frame, phoneClock } from "../wechat/frame.ts"
import type { Texts } from "./platform.ts"

/** The text messages of one phone, the newest at the bottom. */
export const textsScreen = (texts: Texts, number: string, phone: { readonly name: string; readonly back: string }) => {
  const shown = texts
    .at(number)
    .map(
      ({ text, at }) =>
        html`<article><time>${phoneClock.format(at)}</time><p class="line account">${text}</p></article>`,
    )
  return frame(
    `${phone.name} · 短信`,
    html`<h1 class="bar"><a class="back" href="${phone.back}" aria-label="返回">‹</a>短信<small>${phone.name}的手机 · ${number}</small></h1>
<div class="notices">${shown.length > 0 ? shown : html`<p class="empty">还没有短信。工作人员要先在“通知走哪些渠道”里用上短信，本人也要在“通知”里打开。</p>`}</div>`,
  )
}
