import { html } from "hono/html"
import { frame, phoneClock } from "./frame.ts"
import { groupRows } from "./group-screen.ts"
import { type Phone, phoneAnswers, type ServiceNotice } from "./memory.ts"
import type { Template, WeChat } from "./platform.ts"

/** The simulated phones as pages: a list of phones like WeChat's list of chats, and one phone's service notices. */

/** All of the demonstration, which has a hundred and some: whoever entered as somebody finds their phone. */
const phonesShown = 300
const noticesShown = 50

const titleOf = (template: Template | undefined): string => template?.title ?? "服务通知"

/** What a phone does when a page asks: only the first is what WeChat does, the others spare a test the taps. */
const answerWords: Readonly<Record<Phone["answers"], string>> = {
  ask: "弹窗问本人",
  accept: "不弹窗，都允许",
  reject: "不弹窗，都拒绝",
  ban: "不弹窗，模板被封",
}

/** Another place of the same phone where messages arrive. */
export interface Other {
  readonly name: string
  readonly href: string
  readonly many: number
}

/** Something that can be made to go wrong by a button. */
export interface Fault {
  /** The platform that it is about. */
  readonly of: string
  readonly word: string
  readonly on: () => boolean
  readonly press: () => void
}

/** A button of the form, below the name of its platform where another one's ends. */
const faultButton = ({ of, word, on }: Fault, at: number, before: Fault | undefined) =>
  html`${
    before?.of === of ? "" : html`<span class="of">${of}</span>`
  }<button name="fault" value="${at}" aria-label="${of} · ${word}" aria-pressed="${on() ? "true" : "false"}">${on() ? "✓ " : ""}${word}</button>`

/**
 * Every phone, the one that heard something last on top; or those that have a service notice with the words looked for.
 * `besides`: the same people have phones of a simulated WeCom.
 */
export const phonesScreen = (
  { memory, templates }: WeChat,
  faults: readonly Fault[],
  { find = "", besides = false }: { readonly find?: string | undefined; readonly besides?: boolean } = {},
) => {
  const found = find === "" ? undefined : memory.phonesTold(find)
  const rows = (found ?? memory.phones(phonesShown)).slice(0, phonesShown).map(({ openid, name, many }) => {
    const [newest] = memory.notices(openid, 1)
    return html`<li><a class="chat" href="/inbox/${encodeURIComponent(openid)}">
      <span class="face" aria-hidden="true">${[...name][0] ?? "微"}</span>
      <span class="words"><b>${name}的手机</b><span class="last">${newest ? `服务通知：${titleOf(templates.get(newest.template))}` : "还没有收到通知"}</span></span>
      <span class="aside"><time>${newest ? phoneClock.format(newest.at) : ""}</time>${many > 0 ? html`<span class="count" title="${many} 条服务通知">${many}</span>` : ""}</span>
    </a></li>`
  })
  return frame(
    "收件箱",
    html`<h1 class="bar">微信</h1>
${besides || faults.length > 0 ? html`<nav class="others">${besides ? html`<a href="/inbox/wecom">企业微信</a>` : ""}${faults.length > 0 ? html`<a href="#faults">让平台出错${faults.some(({ on }) => on()) ? "（开着）" : ""}</a>` : ""}</nav>` : ""}
<form class="say" role="search" action="/inbox"><input name="find" aria-label="搜服务通知" placeholder="搜服务通知里的字" value="${find}" maxlength="40" autocomplete="off"><button>搜索</button></form>
${found ? html`<p class="found">“${find}”：${found.length} 部手机收到，共 ${found.reduce((sum, { many }) => sum + many, 0)} 条服务通知</p>` : ""}
${rows.length > 0 ? html`<ul class="chats">${rows}</ul>` : found ? "" : html`<p class="empty">还没有手机。在页面上打开“告诉我一次”的开关，手机就会出现在这里。</p>`}
${
  faults.length > 0
    ? html`<form id="faults" class="settings" method="post" action="/inbox"><span>让平台出错，看通知怎么办；一直这样，再点一次恢复：</span>${faults.map((fault, at) => faultButton(fault, at, faults[at - 1]))}</form>`
    : ""
}`,
  )
}

/** One phone's service notices, the newest at the bottom as in a chat. `href` is where a tap leads. */
export const phoneScreen = (
  wechat: WeChat,
  openid: string,
  href: (openid: string, page: string) => string,
  others: readonly Other[],
) => {
  const phone = wechat.memory.phone(openid)
  if (!phone) return undefined
  const notices = wechat.memory.notices(openid, noticesShown).toReversed()
  const cards = notices.map(notice =>
    noticeCard(wechat.templates.get(notice.template), notice, href(openid, notice.page)),
  )
  return frame(
    phone.name,
    html`<h1 class="bar"><a class="back" href="/inbox" aria-label="返回">‹</a>服务通知<small>${phone.name}的手机</small></h1>
${others.length > 0 ? html`<nav class="others">${others.map(({ name, href: to, many }) => html`<a href="${to}">${name}${many > 0 ? html` <span class="count">${many}</span>` : ""}</a>`)}</nav>` : ""}
<div class="notices">${cards.length > 0 ? cards : html`<p class="empty">还没有收到通知。</p>`}</div>
${groupRows(wechat.groupsOf(openid), openid)}
<form class="settings" method="post" action="/inbox/${encodeURIComponent(openid)}">
<span>消息总开关：${phone.allows ? "开" : "关"}</span>
<button name="do" value="allows">${phone.allows ? "关掉总开关" : "打开总开关"}</button>
${settingRows(wechat, openid)}
<span>小程序再问能不能发消息时：${answerWords[phone.answers]}</span>
${phoneAnswers.map(one => (one === phone.answers ? "" : html`<button name="do" value="answers:${one}">改为${answerWords[one]}</button>`))}
</form>`,
  )
}

/** WeChat's own settings of messages: each kind that somebody has agreed to or has settled, as it stands. */
const settingRows = ({ memory, templates }: WeChat, openid: string) => {
  const always = memory.always(openid)
  return [...templates.values()].map(template => {
    const { id } = template
    const [answer, left] = [always.get(id), memory.credit(openid, id)]
    if (!answer && left === 0) return ""
    const state =
      answer === "reject"
        ? "不接收"
        : answer
          ? "不再询问，总是允许"
          : template.lasting
            ? "接收"
            : `接收，还能收 ${left} 次`
    return html`<span>${template.title}：${state}</span>${answer === "reject" ? "" : html`<button name="do" value="off:${id}">改为不接收</button>`}${answer ? html`<button name="do" value="again:${id}">恢复询问</button>` : ""}`
  })
}

/** One notice as WeChat draws it. */
export const noticeCard = (template: Template | undefined, notice: ServiceNotice, href: string) => html`<article>
<time>${phoneClock.format(notice.at)}</time>
<a class="card" href="${href}">
<span class="app"><span class="seal" aria-hidden="true">议</span>微议</span>
<h2>${titleOf(template)}</h2>
<dl>${(template?.fields ?? []).map(({ name, label }) => html`<div><dt>${label}</dt><dd>${notice.fields[name] ?? ""}</dd></div>`)}</dl>
<span class="enter">进入小程序查看<span aria-hidden="true">›</span></span>
</a></article>`
