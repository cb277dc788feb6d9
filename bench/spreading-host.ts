import { wechatOverHttp } from "#cloud/adapters/messenger/wechat"
import { startHost } from "#cloud/host/host"
import { openHouse } from "#cloud/host/house"
import { simulatedAccount, simulatedOpenid } from "#cloud/host/wechat/setup"
import { instantOf } from "#cloud/shared/values/instant"

/**
 * The host as a process of its own, over a directory, with WeChat at an address and a clock so many ms ahead. Says its port,
 * and every second how much memory it holds (bytes).
 */
const [directory = "", base = "", ahead = "0"] = process.argv.slice(2)
const house = openHouse({
  directory,
  now: () => instantOf(Date.now() + Number(ahead)),
  wechat: wechatOverHttp({ ...simulatedAccount, base, openidOf: simulatedOpenid }),
  verbose: true,
})
const { port, stop } = await startHost(house, { host: "127.0.0.1", port: 0, pages: new Map() })
const beat = setInterval(() => process.send?.({ rss: process.memoryUsage.rss() }), 1000)
process.on("SIGTERM", () => {
  clearInterval(beat)
  void stop().then(() => process.exit(0))
})
// Whoever measures has ended.
process.on("disconnect", () => process.exit(1))
process.send?.({ port })
