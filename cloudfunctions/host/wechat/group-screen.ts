import { html } from "hono/html"
import { liveLine } from "./activities.ts"
import { frame, phoneClock } from "./frame.ts"
import type { Group } from "./groups.ts"
import type { WeChat } from "./platform.ts"

/** Groups on a simulated phone: the list under its service notices, and a group with the cards that were shared into it. */

const at = (openid: string, ...more: readonly string[]): string =>
  ["/inbox", openid, "group", ...more].map((part, n) => (n === 0 ? part : encodeURIComponent(part))).join("/")

/** The groups a phone is in, as rows of a list of chats; nothing where it is in none. */
export const groupRows = (groups: readonly Group[], openid: string) =>
  groups.length === 0
    ? ""
    : html`<ul class="chats">${groups.map(
        ({ opengid, name, cards }) =>
          html`<li><a class="chat" href="${at(openid, opengid)}"><span class="face" aria-hidden="true">群</span><span class="words"><b>${name}</b><span class="last">${cards.at(-1) ? `[小程序] ${cards.at(-1)?.title}` : "还没有消息"}</span></span></a></li>`,
      )}</ul>`

/** The line of a card that changes: how many are there, or that it has begun. */
const live = (wechat: WeChat, activity: string | undefined) => {
  const words = activity === undefined ? undefined : wechat.activityWords(activity)
  return words ? html`<p class="live live-${words.state}">${liveLine(words)}</p>` : ""
}

/** The way to pass a card on, or that there is none. */
const passing = (groups: readonly Group[], card: string, alone: boolean) =>
  alone
    ? html`<p class="pass">私密消息，不能再转发</p>`
    : groups.map(
        ({ opengid, name }) =>
          html`<form class="pass" method="post"><input type="hidden" name="card" value="${card}"><input type="hidden" name="to" value="${opengid}"><button name="do" value="forward">转发到“${name}”</button></form>`,
      )

/** One group as one of its members sees it; undefined for anybody else. */
export const groupScreen = (wechat: WeChat, openid: string, opengid: string) => {
  const group = wechat.groupFor(openid, opengid)
  const phone = wechat.memory.phone(openid)
  if (!group || !phone) return undefined
  const others = wechat.groupsOf(openid).filter(other => other.opengid !== opengid)
  const cards = group.cards.map(
    ({ id, from, title, activity, alone, at: shared }) => html`<article>
<time>${wechat.memory.phone(from)?.name ?? "群成员"} · ${phoneClock.format(shared)}</time>
<a class="card" href="${at(openid, opengid, id)}">
<span class="app"><span class="seal" aria-hidden="true">议</span>微议</span>
<h2>${title}</h2>
${live(wechat, activity)}<span class="enter">小程序<span aria-hidden="true">›</span></span>
</a>${passing(others, id, alone !== undefined)}</article>`,
  )
  return frame(
    group.name,
    html`<h1 class="bar"><a class="back" href="/inbox/${encodeURIComponent(openid)}" aria-label="返回">‹</a>${group.name}（${group.members.size}）<small>${phone.name}的手机</small></h1>
<div class="notices">${cards.length > 0 ? cards : html`<p class="empty">还没有人分享。</p>`}</div>
<form class="settings" method="post" action="${at(openid, opengid)}">
<span>把小程序的一页分享到群里（真的微信里，是页面右上角的“转发”）：</span>
<input name="title" aria-label="卡片标题" placeholder="卡片标题" maxlength="40" autocomplete="off">
<input name="page" aria-label="页面" placeholder="pages/votes/ballot?vote=…" maxlength="300" autocomplete="off">
<label><input type="checkbox" name="alone" value="yes"> 收到的人不能再转发（只有按席位的表决）</label>
<button name="do" value="share">分享</button>
</form>`,
  )
}
