import { type TextFault, textFaults } from "../texts/platform.ts"
import { type WeChatFault, wechatFaults } from "../wechat/faults.ts"
import type { WeChat } from "../wechat/platform.ts"
import type { PushFaults } from "../wechat/pushing.ts"
import type { Fault } from "../wechat/screen.ts"
import type { Faults as CallFaults } from "../wecom/delivering.ts"
import type { Channels } from "./channels.ts"

/** What is slow takes so many ms; our server waits for five seconds. */
const slowFor = 2_000

const words: Readonly<Record<WeChatFault | TextFault, string>> = {
  busy: "太忙",
  broken: "网关 502",
  silent: "没有回音",
  lost: "送到了但没有回音",
  banned: "能力被封",
  outside: "IP 不在白名单",
  usedUp: "今天的次数用完",
  badPage: "页面不存在",
  optedOut: "都退订了",
  noMoney: "余额不足",
  undelivered: "收下了，没送到",
  switchedOff: "关机",
}

/** One of several that cannot be at the same time. */
const oneOf = <Kind extends WeChatFault | TextFault>(
  name: string,
  kinds: readonly Kind[],
  of: Map<string, Kind>,
): Fault[] =>
  kinds.map(kind => ({
    of: name,
    word: words[kind],
    on: () => of.get("*") === kind,
    press: () => void (of.get("*") === kind ? of.delete("*") : of.set("*", kind)),
  }))

const slow = (name: string, of: { latency: number }): Fault => ({
  of: name,
  word: "慢 2 秒",
  on: () => of.latency > 0,
  press: () => {
    of.latency = of.latency > 0 ? 0 : slowFor
  },
})

const lost = (name: string, of: CallFaults, how: "silent" | "502"): Fault => ({
  of: name,
  word: how === "502" ? "网关 502" : "没有回音",
  on: () => of.lost === how,
  press: () => {
    of.lost = of.lost === how ? "none" : how
  },
})

const flagWords = { gone: "丢了", twice: "送两次", identical: "重试用原样的请求", overtaken: "后来的先到" } as const

const flag = <Which extends keyof typeof flagWords>(
  name: string,
  of: Readonly<Record<Which, boolean>>,
  which: Which,
): Fault => ({
  of: name,
  word: flagWords[which],
  on: () => of[which],
  press: () => void Object.assign(of, { [which]: !of[which] }),
})

const late = (name: string, of: CallFaults): Fault => ({
  of: name,
  word: "慢 2 秒",
  on: () => of.slow > 0,
  press: () => {
    of.slow = of.slow > 0 ? 0 : slowFor
  },
})

/** What can happen to something that a platform tells by itself. */
const onItsWay = (name: string, of: PushFaults | undefined): Fault[] =>
  of ? [flag(name, of, "gone"), flag(name, of, "twice"), flag(name, of, "overtaken"), lost(name, of, "silent")] : []

/** What can be made to go wrong, until it is pressed again, and whether it is switched on: for the phones' first page. */
export const faultsOf = ({ faults, push }: WeChat, { follow, texts }: Channels): Fault[] => {
  const calls = ["公众号回调", follow.callFaults] as const
  return [
    ...oneOf("微信", wechatFaults, faults.of),
    slow("微信", faults),
    ...onItsWay("微信推送", push?.faults),
    ...oneOf("公众号", wechatFaults, follow.wechat.faults.of),
    slow("公众号", follow.wechat.faults),
    lost(...calls, "silent"),
    lost(...calls, "502"),
    late(...calls),
    flag(...calls, "twice"),
    flag(...calls, "identical"),
    flag(...calls, "overtaken"),
    ...oneOf("短信", textFaults, texts.faults),
    slow("短信", texts.pace),
    ...onItsWay("短信回执", texts.receipts?.faults),
  ]
}
