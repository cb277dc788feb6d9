import { setTimeout as pause } from "node:timers/promises"
import QRCode from "qrcode"
import { CommandFailed } from "./command.ts"
import type { Ask } from "./importing/caller.ts"

interface Pairing {
  readonly pairing: string
  readonly secret: string
  readonly check: string
  readonly until: string
}

/**
 * Signs the terminal in at a running host as a shared computer is: it shows a code, a phone that is signed in already agrees.
 * Gives the session; fails when nobody agrees in time.
 */
export const signInByPhone = async (ask: Ask, url: string): Promise<string> => {
  const { pairing, secret, check, until } = await ask<Pairing>("", "members.pairStart", {})
  const page = `${url}/#/pages/members/approve?pairing=${pairing}`
  console.log(await QRCode.toString(page, { type: "terminal", small: true, errorCorrectionLevel: "L" }))
  console.log(`请工作人员用已登录的手机扫码，核对数字 ${check} 后同意 / staff: scan, compare ${check}, agree\n${page}`)
  while (Date.now() < Date.parse(until)) {
    await pause(1500)
    const { state } = await ask<{ state: string }>("", "members.pairing", { pairing, secret })
    if (state === "approved")
      return (await ask<{ session: string }>("", "members.pairFinish", { pairing, secret })).session
    if (state === "over") break
  }
  throw new CommandFailed("没有人同意登录，什么都没有做", "nobody agreed; nothing was done")
}
