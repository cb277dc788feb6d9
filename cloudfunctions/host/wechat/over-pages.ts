const style = `
:host{font:17px/1.5 -apple-system,"PingFang SC","Noto Sans SC","Microsoft YaHei",sans-serif;color:#191919}
*{box-sizing:border-box}
dialog{inset:auto 0 0;width:100%;max-width:430px;max-height:90vh;overflow:auto;margin:0 auto;padding:16px 16px 24px;border:0;border-radius:16px 16px 0 0;background:#fff;color:inherit;font:inherit}
dialog::backdrop{background:rgb(0 0 0/.5)}
p{margin:0;font-size:15px;color:#595959}
h2{margin:4px 0 12px;font-size:19px;font-weight:600}
label{display:flex;gap:12px;align-items:center;min-height:48px;padding:8px 0;border-top:1px solid #ececec}
input{flex:none;width:24px;height:24px;margin:0;accent-color:#2b6a4b}
small{display:block;font-size:15px;color:#595959}
button{display:block;width:100%;min-height:48px;margin-top:8px;padding:0 16px;border:1px solid #8a8376;border-radius:8px;background:#fff;color:inherit;font:inherit;cursor:pointer}
button.main{border-color:#2b6a4b;background:#2b6a4b;color:#fff}
button:focus-visible,input:focus-visible{outline:3px solid #1d5c9e;outline-offset:2px}
.choices{display:flex;gap:12px;margin-top:8px}
.more{position:fixed;z-index:90;top:0;right:8px;width:auto;margin:0;border-color:#2b6a4b;border-radius:24px;color:#2b6a4b;box-shadow:0 1px 4px rgb(0 0 0/.2)}
.more[hidden]{display:none}
.seen{padding:12px;border:1px solid #ececec;border-radius:8px}
.seen img{display:block;width:200px;max-width:100%;margin-top:8px;aspect-ratio:5/4}
`

/**
 * What the simulated WeChat draws over a page of a demonstration, in its own frame: the sheet that asks about messages, and
 * 转发 with the choice of a chat. The host puts it into the pages it serves; a page finds it as `simulatedWeChat`.
 */
export const overPages = `(() => {
const frame = document.createElement("div")
frame.id = "simulated-wechat"
const shadow = frame.attachShadow({ mode: "open" })
const style = document.createElement("style")
style.textContent = ${JSON.stringify(style)}
shadow.append(style)
addEventListener("DOMContentLoaded", () => document.body.append(frame))

const make = (tag, words, ...inside) => {
  const made = document.createElement(tag)
  if (words) made.textContent = words
  made.append(...inside)
  return made
}
const ask = async (path, token, body) => {
  const answer = await fetch(path, {
    method: body ? "POST" : "GET",
    headers: { "content-type": "application/json", authorization: "Bearer " + token },
    ...(body && { body: JSON.stringify(body) }),
  }).catch(() => undefined)
  return answer?.headers.get("content-type")?.includes("json") ? answer.json() : undefined
}
const button = (words, act, kind) => {
  const made = make("button", words)
  made.type = "button"
  if (kind) made.className = kind
  made.addEventListener("click", act)
  return made
}
/** A sheet in WeChat's frame; gives what closes it. Escape is the same as the last word given. */
const sheet = (title, inside, escaped) => {
  const dialog = make("dialog", "", make("p", "模拟微信"), make("h2", title), ...inside)
  dialog.setAttribute("aria-label", title)
  dialog.addEventListener("cancel", escaped)
  dialog.addEventListener("close", () => dialog.remove())
  shadow.append(dialog)
  dialog.showModal()
  return () => dialog.close()
}
const ticked = (words, on, note) => {
  const box = make("input")
  box.type = "checkbox"
  box.checked = on
  return { box, row: make("label", "", box, make("span", words, ...(note ? [make("small", note)] : []))) }
}

const consent = templates =>
  new Promise(resolve => {
    const rows = templates.map(({ id, title, fields }) => ({ id, ...ticked(title, true, fields.map(({ label }) => label).join("、")) }))
    const always = ticked("总是保持以上选择，不再询问", false)
    let close
    const done = accepts => {
      close()
      resolve({ accepts, always: always.box.checked })
    }
    const accepted = () => rows.filter(({ box }) => box.checked).map(({ id }) => id)
    const choices = make("div", "", button("拒绝", () => done([])), button("允许", () => done(accepted()), "main"))
    choices.className = "choices"
    close = sheet("微议 申请发送一次以下消息", [...rows.map(({ row }) => row), always.row, choices], () => done([]))
  })

const forward = async (card, token) => {
  const { chats = [] } = (await ask("/wechat/phone/chats", token)) ?? {}
  const say = words => {
    const close = sheet(words, [button("好", () => close(), "main")], () => undefined)
  }
  if (chats.length === 0) return say("这部手机不在任何群里")
  const seen = make("div", "", make("b", card.title))
  seen.className = "seen"
  const kind = card.alone ? "私密消息，收到的人不能再转发" : card.activity ? "动态消息，卡片会自己变" : ""
  if (kind) seen.append(make("small", kind))
  if (card.picture) {
    const picture = make("img")
    picture.src = card.picture
    picture.alt = ""
    seen.append(picture)
  }
  const into = chats.map(({ opengid, name }) =>
    button(name, async () => {
      close()
      const { errMsg } = (await ask("/wechat/phone/forward", token, { ...card, opengid })) ?? {}
      say(errMsg === "shareAppMessage:ok" ? "已转发到“" + name + "”" : "没有转发成")
    }),
  )
  const close = sheet("转发给", [seen, ...into, button("取消", () => close())], () => undefined)
}

let given
const more = button("转发", async () => {
  const card = await given?.card()
  if (card) await forward(card, given.token())
}, "more")
more.hidden = true
shadow.append(more)

window.simulatedWeChat = {
  /** wx.requestSubscribeMessage: the sheet comes up, unless the person has told WeChat not to ask again. */
  requestSubscribeMessage: async (tmplIds, token) => {
    const path = "/wechat/phone/subscribe"
    const said = await ask(path, token, { tmplIds })
    return said?.sheet ? ask(path, token, { tmplIds, ...(await consent(said.sheet)) }) : said
  },
  /** wx.login, then wx.getGroupEnterInfo of a page whose address has the group's ticket: the code, and what is sealed for it. */
  getGroupEnterInfo: async (group, token) => {
    const { code, encryptedData, iv } = (await ask("/wechat/phone/group", token, { group })) ?? {}
    return code && encryptedData ? { code, encryptedData, iv } : undefined
  },
  /** onShareAppMessage of the page in view: with one it can be forwarded, with undefined it cannot. */
  onShareAppMessage: (page) => {
    given = page
    more.hidden = !page
  },
}
})()
`
