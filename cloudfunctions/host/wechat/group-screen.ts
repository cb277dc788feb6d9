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
  const isIn = group.members.has(openid)
  const others = isIn
    ? wechat.groupsOf(openid).filter(other => other.opengid !== opengid && other.members.has(openid))
    : []
  const cards = group.cards.map(
    ({ id, from, title, picture, activity, alone, at: shared }) => html`<article>
<time>${wechat.memory.phone(from)?.name ?? "群成员"} · ${phoneClock.format(shared)}</time>
<a class="card" href="${at(openid, opengid, id)}">
<span class="app"><span class="seal" aria-hidden="true">议</span>微议</span>
<h2>${title}</h2>
${picture ? html`<img class="drawn" src="${picture}" alt="">` : ""}${live(wechat, activity)}<span class="enter">小程序<span aria-hidden="true">›</span></span>
</a>${passing(others, id, alone !== undefined)}</article>`,
  )
  return frame(
    group.name,
    html`<h1 class="bar"><a class="back" href="/inbox/${encodeURIComponent(openid)}" aria-label="返回">‹</a>${group.name}（${group.members.size}）<small>${phone.name}的手机</small></h1>
<div class="notices">${cards.length > 0 ? cards : html`<p class="empty">还没有人分享。</p>`}</div>
<form class="settings" method="post" action="${at(openid, opengid)}">
<span>${isIn ? "把小程序的一页发到这里：打开那一页，点“转发”，选这个群。" : "你已被移出群聊，之前的消息还在。"}</span>
<button name="do" value="${isIn ? "out" : "in"}">${isIn ? "被移出群聊" : "再进群"}</button>
</form>`,
  )
}
