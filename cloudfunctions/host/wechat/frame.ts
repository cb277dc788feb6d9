import { html } from "hono/html"

/** When something came, as a phone shows it. */
export const phoneClock = new Intl.DateTimeFormat("zh-CN", {
  timeZone: "Asia/Shanghai",
  month: "numeric",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hour12: false,
})

interface Simulated {
  readonly name: string
  readonly about: string
}
const wechatItself: Simulated = {
  name: "模拟微信",
  about: "模拟的微信，只在演示和测试里有 · Simulated WeChat, for demonstration and tests",
}

/** A phone of a simulation as a page: `of` names what is simulated. */
export const frame = (title: string, body: unknown, of: Simulated = wechatItself) => html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${of.name}</title>
<link rel="stylesheet" href="/inbox/phone.css">
<script src="/inbox/phone.js" defer></script>
</head>
<body>
<p class="about">${of.about}</p>
<main class="phone">${body}</main>
</body>
</html>`
