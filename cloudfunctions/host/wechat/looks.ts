/** What every simulated phone is drawn with, and how it hears that something has come. */

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
.settings .of{margin-top:8px;font-weight:600}
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
