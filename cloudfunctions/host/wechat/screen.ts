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
  readonly word: string
  readonly on: () => boolean
  readonly press: () => void
}

/** Every phone, the one that heard something last on top; or those that have a service notice with the words looked for. */
export const phonesScreen = ({ memory, templates }: WeChat, faults: readonly Fault[], find = "") => {
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
<form class="say" role="search" action="/inbox"><input name="find" aria-label="搜服务通知" placeholder="搜服务通知里的字" value="${find}" maxlength="40" autocomplete="off"><button>搜索</button></form>
${found ? html`<p class="found">“${find}”：${found.length} 部手机收到，共 ${found.reduce((sum, { many }) => sum + many, 0)} 条服务通知</p>` : ""}
${rows.length > 0 ? html`<ul class="chats">${rows}</ul>` : found ? "" : html`<p class="empty">还没有手机。在页面上打开“告诉我一次”的开关，手机就会出现在这里。</p>`}
${
  faults.length > 0
    ? html`<form class="settings" method="post" action="/inbox"><span>让平台出错，看通知怎么办；一直这样，再点一次恢复：</span>${faults.map((fault, at) => html`<button name="fault" value="${at}" aria-pressed="${fault.on() ? "true" : "false"}">${fault.on() ? "✓ " : ""}${fault.word}</button>`)}</form>`
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
${[...wechat.memory.always(openid)].map(
  ([id, answer]) =>
    html`<span>${titleOf(wechat.templates.get(id))}：不再询问，${answer === "accept" ? "总是允许" : "总是拒绝"}</span>${answer === "accept" ? html`<button name="do" value="off:${id}">改为不接收</button>` : ""}<button name="do" value="again:${id}">恢复询问</button>`,
)}
<span>小程序再问能不能发消息时：${answerWords[phone.answers]}</span>
${phoneAnswers.map(one => (one === phone.answers ? "" : html`<button name="do" value="answers:${one}">改为${answerWords[one]}</button>`))}
</form>`,
  )
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

/** Looks every two seconds whether something has arrived, and shows it. */
export const phoneScript = `
const look = async () => {
  if (document.activeElement?.matches("input")) return
  const answer = await fetch(location.href).catch(() => undefined)
  const fresh = answer?.ok && new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main")
  const shown = document.querySelector("main")
  if (fresh && fresh.innerHTML !== shown.innerHTML) shown.replaceWith(fresh)
}
setInterval(look, 2000)
`

export const phoneStyle = `
*{box-sizing:border-box}
body{margin:0;background:#d9d6cf;color:#191919;font:17px/1.5 -apple-system,"PingFang SC","Noto Sans SC","Microsoft YaHei",sans-serif}
a{color:inherit;text-decoration:none}
.about{margin:0;padding:10px 16px;text-align:center;font-size:15px;color:#4a4a45}
.phone{max-width:430px;min-height:calc(100vh - 80px);margin:0 auto 24px;background:#ededed;border-radius:24px;overflow:hidden;display:flex;flex-direction:column}
.bar{position:relative;margin:0;padding:14px 48px;text-align:center;font-size:18px;font-weight:600;border-bottom:1px solid #d5d5d5}
.bar small{display:block;font-size:15px;font-weight:400;color:#595959}
.back{position:absolute;left:0;top:0;width:56px;height:56px;font-size:32px;line-height:52px}
.chats{list-style:none;margin:0;padding:0;background:#fff}
.chat{display:flex;gap:12px;align-items:center;padding:12px 16px;min-height:72px;border-bottom:1px solid #ececec}
.chat:hover,.chat:focus-visible{background:#f5f5f5}
.face{flex:none;width:48px;height:48px;border-radius:8px;background:#2b6a4b;color:#fff;display:grid;place-items:center;font-size:20px}
.words{flex:1;min-width:0;display:flex;flex-direction:column}
.words b{font-weight:500}
.last{color:#595959;font-size:15px;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.aside{display:flex;flex-direction:column;align-items:flex-end;gap:4px;font-size:15px;color:#595959}
.count{min-width:22px;padding:0 6px;border-radius:11px;background:#b4281e;color:#fff;text-align:center;font-size:15px;line-height:22px}
.notices{flex:1;padding:16px;display:flex;flex-direction:column;gap:16px}
article time{display:block;margin-bottom:8px;text-align:center;font-size:15px;color:#595959}
.card{display:block;padding:16px;background:#fff;border-radius:8px}
.app{display:flex;align-items:center;gap:8px;font-size:15px;color:#595959}
.seal{width:22px;height:22px;border-radius:4px;background:#b4281e;color:#fff;display:grid;place-items:center;font-size:15px}
.card h2{margin:12px 0 8px;font-size:19px;font-weight:600}
dl{margin:0}
dl div{display:flex;gap:12px;padding:4px 0}
dt{flex:none;width:5em;color:#595959}
dd{margin:0;min-width:0;overflow-wrap:anywhere}
.pass{margin:0;padding:8px 16px 0;font-size:15px;color:#4a4a45;text-align:right}
form.pass{padding:0}
.pass button{min-height:48px;padding:0 16px;border:0;background:none;color:#1d5c9e;font:inherit}
.settings label{flex-basis:100%;display:flex;align-items:center;gap:8px;min-height:48px}
.settings input[type=checkbox]{flex:none;width:24px;min-height:24px}
.drawn{display:block;width:100%;aspect-ratio:5/4;object-fit:cover;border-radius:4px;margin-bottom:8px}
.live{margin:0;font-size:16px;font-weight:600}
.live-0{color:#8a4b00}
.live-1{color:#595959}
.enter{display:flex;justify-content:space-between;margin-top:12px;padding-top:12px;border-top:1px solid #ececec}
.settings{display:flex;flex-wrap:wrap;gap:8px;align-items:center;padding:12px 16px;border-top:1px solid #d5d5d5;background:#f7f7f7;font-size:15px}
.settings span{flex-basis:100%}
.settings input{flex:1 1 100%;min-height:48px;padding:0 12px;border:1px solid #8a8376;border-radius:8px;font:inherit}
.settings button{min-height:48px;padding:0 14px;border:1px solid #8a8376;border-radius:8px;background:#fff;font:inherit}
.others{display:flex;flex-wrap:wrap;gap:8px;padding:8px 16px;border-bottom:1px solid #d5d5d5;background:#f7f7f7}
.others a{display:flex;align-items:center;gap:6px;min-height:48px;padding:0 14px;border:1px solid #8a8376;border-radius:8px;background:#fff;font-size:16px}
.line{display:inline-block;max-width:85%;margin:0;padding:10px 14px;background:#fff;border-radius:8px;overflow-wrap:anywhere}
.line.follower{display:block;width:fit-content;margin-left:auto;background:#c7eec0}
.say{display:flex;gap:8px;padding:12px 16px;border-top:1px solid #d5d5d5;background:#f7f7f7}
.say input{flex:1;min-width:0;min-height:48px;padding:0 12px;border:1px solid #8a8376;border-radius:8px;font:inherit}
.say button{min-height:48px;padding:0 18px;border:0;border-radius:8px;background:#2b6a4b;color:#fff;font:inherit}
.found{margin:0;padding:12px 16px;background:#fff;border-bottom:1px solid #ececec}
.empty{margin:0;padding:32px 24px;color:#4a4a45}
a:focus-visible,button:focus-visible{outline:3px solid #1d5c9e;outline-offset:2px}
`
