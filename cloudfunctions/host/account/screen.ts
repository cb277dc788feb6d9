import { html } from "hono/html"
import { frame, phoneClock } from "../wechat/frame.ts"
import { noticeCard } from "../wechat/screen.ts"
import type { ServiceAccountPlatform } from "./platform.ts"

const shownMost = 50

/** The service account's chat on one phone: notices, and what was said, the newest at the bottom. */
export const accountScreen = (
  account: ServiceAccountPlatform,
  follower: string,
  phone: { readonly name: string; readonly back: string; readonly href: (page: string) => string },
) => {
  const { wechat } = account
  const notices = wechat.memory.notices(follower, shownMost).map(notice => ({
    at: notice.at,
    shown: noticeCard(wechat.templates.get(notice.template), notice, phone.href(notice.page)),
  }))
  const lines = account.lines(follower).map(({ from, text, at }) => ({
    at,
    shown: html`<article><time>${phoneClock.format(at)}</time><p class="line ${from}">${text}</p></article>`,
  }))
  const all = [...notices, ...lines].sort((a, b) => a.at - b.at).slice(-shownMost)
  const state = wechat.memory.phone(follower)
  return frame(
    `${phone.name} · 公众号`,
    html`<h1 class="bar"><a class="back" href="${phone.back}" aria-label="返回">‹</a>社区公众号<small>${phone.name}的手机</small></h1>
<div class="notices">${all.length > 0 ? all.map(({ shown }) => shown) : html`<p class="empty">还没有消息。在小程序“我的”里取关联码，发到这里，通知就会到这里。</p>`}</div>
<form class="say" method="post"><input name="text" aria-label="说一句" placeholder="关联 ABCD-EFGH" autocomplete="off" maxlength="200"><button name="do" value="say">发送</button></form>
${state ? html`<form class="settings" method="post"><span>订阅通知：${state.allows ? "开" : "关"}</span><button name="do" value="allows">${state.allows ? "关掉订阅" : "打开订阅"}</button></form>` : ""}`,
  )
}
