import { html } from "hono/html"
import { cut } from "#cloud/adapters/wecom/text"
import { frame } from "../wechat/frame.ts"
import type { Message, ShownCard } from "./memory.ts"
import { type Outage, outages as outageKinds } from "./outages.ts"
import { robotName, type WeCom } from "./platform.ts"

/** The simulated WeCom as pages: the members' phones, a member's chats, and a chat with its cards. */

const simulated = {
  name: "模拟企业微信",
  about: "模拟的企业微信，只在演示和测试里有 · Simulated WeCom, for demonstration and tests",
}
const page = (title: string, body: unknown) =>
  frame(title, html`<link rel="stylesheet" href="/inbox/wecom.css">${body}`, simulated)

const clock = new Intl.DateTimeFormat("zh-CN", {
  timeZone: "Asia/Shanghai",
  hour: "2-digit",
  minute: "2-digit",
  hour12: false,
})
const shownMost = 60
const at = (...parts: readonly string[]): string =>
  `/inbox/wecom${parts.map(part => `/${encodeURIComponent(part)}`).join("")}`
const face = (name: string) => html`<span class="face" aria-hidden="true">${[...name][0] ?? "企"}</span>`
/** People are called by what they are and their name: the last sign tells them apart. */
const faceOf = (person: string) => face([...person].at(-1) ?? "")

const outageWords: Readonly<Record<Outage, string>> = {
  busy: "系统繁忙",
  tooOften: "调用太频繁",
  outside: "IP 不可信",
  broken: "网关 502",
  silent: "没有回音",
  lost: "办了但没有回音",
}

/** Every member's phone, and what can be made to go wrong. */
export const membersScreen = ({ memory, faults, outages }: WeCom) => {
  const rows = [...memory.people].map(
    ([userid, name]) =>
      html`<li><a class="chat" href="${at(userid)}">${faceOf(name)}<span class="words"><b>${name}的手机</b><span class="last">企业微信 · ${userid}</span></span></a></li>`,
  )
  const fault = (value: string, words: string, on: boolean, name = "fault") =>
    html`<button name="${name}" value="${value}" aria-pressed="${on ? "true" : "false"}">${on ? "✓ " : ""}${words}</button>`
  return page(
    "企业微信",
    html`<h1 class="bar"><a class="back" href="/inbox" aria-label="返回">‹</a>企业微信</h1>
${rows.length > 0 ? html`<ul class="chats">${rows}</ul>` : html`<p class="empty">还没有成员。</p>`}
<form class="settings" method="post" action="/inbox/wecom"><span>企业微信回调我们时，一直这样，再点一次恢复：</span>
${fault("silent", "没有回音", faults.lost === "silent")}${fault("502", "网关 502", faults.lost === "502")}${fault("slow", "慢 2 秒", faults.slow > 0)}${fault("twice", "送两次", faults.twice)}${fault("identical", "重试用原样的请求", faults.identical)}${fault("overtaken", "后来的先到", faults.overtaken)}
<span>我们调用企业微信时，一直这样，再点一次恢复：</span>
${outageKinds.map(kind => fault(kind, outageWords[kind], outages.of.get("*") === kind, "outage"))}${fault("slow", "慢 2 秒", outages.latency > 0, "outage")}
</form>`,
  )
}

/** One member's chats. */
export const chatsScreen = ({ memory }: WeCom, userid: string) => {
  const name = memory.people.get(userid)
  if (name === undefined) return undefined
  const rows = memory.chatsOf(userid).map(({ chat, name: called }) => {
    const last = memory.in(chat).at(-1)
    return html`<li><a class="chat" href="${at(userid, chat)}">${face(called)}<span class="words"><b>${called}</b><span class="last">${last ? lineOf(last, userid) : "还没有消息"}</span></span><span class="aside"><time>${last ? clock.format(last.at) : ""}</time></span></a></li>`
  })
  return page(
    name,
    html`<h1 class="bar"><a class="back" href="/inbox/wecom" aria-label="返回">‹</a>${name}的手机<small>企业微信</small></h1><ul class="chats">${rows}</ul>`,
  )
}

/** One chat as one member sees it: their own card where theirs was replaced. */
export const chatScreen = ({ memory, interfaces }: WeCom, userid: string, chat: string) => {
  const found = memory.chatsOf(userid).find(one => one.chat === chat)
  const name = memory.people.get(userid)
  if (!found || name === undefined) return undefined
  const group = memory.groups.get(chat)
  const shown = memory
    .in(chat)
    .slice(-shownMost)
    .map(message => bubble(message, userid, chat, memory.people))
  const hint = group ? `@${robotName} 表决` : "关联 ABCD-EFGH"
  return page(
    found.name,
    html`<h1 class="bar"><a class="back" href="${at(userid)}" aria-label="返回">‹</a>${found.name}${group ? `（${group.members.size}）` : ""}<small>${name}的手机</small></h1>
<div class="notices">${shown.length > 0 ? shown : html`<p class="empty">还没有消息。</p>`}</div>
${
  chat.startsWith("app:")
    ? ""
    : html`<form class="say" method="post" action="${at(userid, chat)}"><input name="text" aria-label="说一句" placeholder="${hint}" autocomplete="off" maxlength="200"><button name="do" value="say">发送</button></form>`
}${group ? html`<p class="settings">群机器人的 key：<code>${interfaces.robotIn(chat)}</code></p>` : ""}`,
  )
}

const lineOf = (message: Message, userid: string): string =>
  message.text ?? titleOf(message.mine.get(userid) ?? message.card ?? {})

const titleOf = (card: ShownCard): string => String((card.main_title as { title?: unknown } | undefined)?.title ?? "")

const bubble = (message: Message, userid: string, chat: string, people: ReadonlyMap<string, string>) => {
  const card = message.mine.get(userid) ?? message.card
  const mine = message.from === userid
  const person = people.get(message.from)
  const name = person ?? message.from
  return html`<article class="${mine ? "said mine" : "said"}">${mine ? "" : person === undefined ? face(name) : faceOf(person)}<div class="bubble"><small>${name} · ${clock.format(message.at)}</small>
${card ? cardOf(card, message.id, at(userid, chat)) : html`<p class="text">${message.text ?? ""}</p>`}</div></article>`
}

type Loose = Readonly<Record<string, unknown>>
const list = (value: unknown): readonly Loose[] => (Array.isArray(value) ? value : [])

/** A card as the client draws it; advised lengths are cut here. */
const cardOf = (card: ShownCard, message: string, action: string) => {
  const { desc } = (card.main_title ?? {}) as { readonly desc?: string }
  const facts = list(card.horizontal_content_list)
  const box = card.checkbox as Loose | undefined
  const options = list(box?.option_list)
  const submit = card.submit_button as Loose | undefined
  const many = box?.mode === 1
  const opens = String((card.card_action as Loose | undefined)?.url ?? "")
  return html`<form class="card" method="post" action="${action}"><input type="hidden" name="message" value="${message}">
<span class="app"><span class="seal" aria-hidden="true">议</span>${cut(String((card.source as Loose | undefined)?.desc ?? ""), 13)}</span>
<h2>${cut(titleOf(card), 26)}</h2>
${desc ? html`<p class="desc">${cut(desc, 30)}</p>` : ""}
${card.sub_title_text ? html`<p class="desc">${cut(String(card.sub_title_text), 112)}</p>` : ""}
${facts.length > 0 ? html`<dl>${facts.map(({ keyname, value, url }) => html`<div><dt>${cut(String(keyname), 5)}</dt><dd>${url ? html`<a href="${String(url)}">${cut(String(value ?? ""), 26)}</a>` : cut(String(value ?? ""), 26)}</dd></div>`)}</dl>` : ""}
${options.length > 0 ? html`<fieldset>${options.map(({ id, text }) => html`<label><input type="${many ? "checkbox" : "radio"}" name="picked" value="${String(id)}">${cut(String(text), 11)}</label>`)}</fieldset>` : ""}
${submit ? html`<button name="do" value="tap">${cut(String(submit.text), 10)}</button>` : ""}
${/^https?:/.test(opens) ? html`<a class="enter" href="${opens}">查看全文<span aria-hidden="true">›</span></a>` : ""}
${list(card.button_list).map(({ key, text }) => html`<button name="press" value="${String(key)}">${cut(String(text), 10)}</button>`)}
</form>`
}

export const wecomStyle = `
.said{display:flex;gap:8px;align-items:flex-start}
.said.mine{flex-direction:row-reverse}
.said .face{width:40px;height:40px;font-size:18px;background:#1d5c9e}
.bubble{max-width:85%;min-width:0}
.said.mine .bubble{text-align:right}
.bubble small{display:block;margin-bottom:4px;font-size:15px;color:#595959}
.text{display:inline-block;margin:0;padding:10px 14px;background:#fff;border-radius:8px;text-align:left;overflow-wrap:anywhere}
.mine .text{background:#c9e7ff}
.bubble .card{width:300px;max-width:100%;text-align:left}
.desc{margin:4px 0 8px;color:#4a4a45;font-size:15px;overflow-wrap:anywhere}
fieldset{margin:8px 0;padding:0;border:0;display:flex;flex-direction:column}
label{display:flex;gap:10px;align-items:center;min-height:48px;border-top:1px solid #ececec}
label input{width:22px;height:22px}
.card button{display:block;width:100%;min-height:48px;margin-top:8px;border:1px solid #1d5c9e;border-radius:8px;background:#fff;color:#1d5c9e;font:inherit}
.say{display:flex;gap:8px;padding:12px 16px;border-top:1px solid #d5d5d5;background:#f7f7f7}
.say input{flex:1;min-width:0;min-height:48px;padding:0 12px;border:1px solid #8a8376;border-radius:8px;font:inherit}
.say button{min-height:48px;padding:0 18px;border:0;border-radius:8px;background:#1d5c9e;color:#fff;font:inherit}
`
