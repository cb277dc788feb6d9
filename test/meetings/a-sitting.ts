import type { Drafted, Happened } from "#cloud/meetings/minutes/draft"
import type { Typed } from "#cloud/meetings/minutes/rules"
import { day } from "#cloud/shared/values/day"
import { id } from "#cloud/shared/values/id"
import { instant } from "#cloud/shared/values/instant"

export const seat = (name: string) => id<"seat">(name)
export const person = (name: string) => id<"person">(name)
export const item = (name: string) => id<"item">(name)
const at = (clock: string) => instant(`2026-03-05T${clock}:00.000Z`)

const seats = [
  ["shop1", "shops"],
  ["shop2", "shops"],
  ["shop3", "shops"],
  ["home1", "residents"],
  ["home2", "residents"],
  ["home3", "residents"],
  ["office1", "committee"],
] as const

/** An evening of the council of 东门街: seven seats in three groups and an observer, a lost quorum, a motion by groups. */
export const evening: Happened = {
  groups: [
    { group: "shops", name: "商户" },
    { group: "residents", name: "居民代表" },
    { group: "committee", name: "居委会" },
  ],
  seats: [
    ...seats.map(([name, group]) => ({
      seat: seat(name),
      group,
      observer: false,
      holder: person(`p-${name}`),
      ...(name === "shop2" && { substitute: person("p-deputy") }),
    })),
    { seat: seat("guest1"), group: "committee", observer: true, holder: person("p-guest") },
  ],
  excused: new Set([seat("shop3")]),
  presences: [
    { seat: seat("shop1"), person: person("p-shop1"), by: "code", at: at("11:01") },
    { seat: seat("shop2"), person: person("p-deputy"), by: "hand", at: at("11:02"), offline: true },
    { seat: seat("home1"), person: person("p-home1"), by: "code", at: at("11:03"), left: at("12:30") },
    { seat: seat("home2"), person: person("p-home2"), by: "remote", at: at("11:04") },
    { seat: seat("office1"), person: person("p-office1"), by: "code", at: at("11:05") },
    { seat: seat("guest1"), person: person("p-guest"), by: "code", at: at("11:06") },
  ],
  proxies: [],
  listsAbsent: true,
  moments: [
    { at: at("11:05"), what: "opened", present: 4, eligible: 7 },
    { at: at("11:05"), what: "quorumReached", present: 5, eligible: 7 },
    { at: at("11:10"), what: "item", item: item("i1"), present: 5, eligible: 7 },
    { at: at("11:12"), what: "speech", item: item("i1"), seat: seat("home2"), present: 5, eligible: 7 },
    { at: at("11:14"), what: "speech", item: item("i1"), seat: seat("shop1"), present: 5, eligible: 7 },
    { at: at("11:15"), what: "speech", item: item("i1"), seat: seat("home2"), present: 5, eligible: 7 },
    { at: at("11:30"), what: "item", item: item("i2"), present: 5, eligible: 7 },
    { at: at("12:30"), what: "quorumLost", present: 4, eligible: 7 },
    { at: at("12:40"), what: "closed", present: 4, eligible: 7 },
  ],
  agenda: [
    { item: item("i1"), kind: "discussion", title: "夜市噪声", papers: [{ name: "噪声记录.pdf" }] },
    { item: item("i2"), kind: "motion", title: "统一收摊时间", text: "东门街摊位 22:30 收摊", papers: [] },
  ],
  motions: [
    {
      motion: "m:01",
      item: item("i2"),
      title: "22:30 收摊",
      text: "东门街所有摊位 22:30 前收摊",
      secrecy: "T1",
      outcome: "passed",
      tally: { eligible: 6, present: 4, cast: 4, approve: 3, oppose: 1, abstain: 0 },
      groups: [
        { group: "shops", eligible: 2, present: 1, cast: 1, approve: 1, oppose: 0, abstain: 0, passed: true },
        { group: "residents", eligible: 3, present: 2, cast: 2, approve: 2, oppose: 0, abstain: 0, passed: true },
      ],
      recused: [{ seat: seat("shop2"), reason: "本人是摊主" }],
      objections: [{ seat: seat("home2"), text: "周末应该更早" }],
    },
  ],
}

/** What the minute taker writes of it. */
export const typed = (more: Partial<Typed> = {}): Typed => ({
  items: [
    {
      item: item("i1"),
      summary: "居民反映夜市结束后仍有音响。\n商户同意减小音量。",
      decision: "由居委会一周内装好噪声显示牌",
      reservations: "",
    },
    { item: item("i2"), summary: "讨论了收摊时间。", decision: "", reservations: "张三丰认为应先试行一个月" },
  ],
  remarks: "下次会议四月召开。",
  tasks: [
    {
      item: item("i1"),
      what: "装噪声显示牌",
      who: { is: "office", office: "committee" },
      by: day("2026-03-12"),
    },
    { what: "通知各摊位", who: { is: "seat", seat: seat("shop1") }, by: day("2026-03-08") },
  ],
  signers: { chair: seat("office1"), scrutineers: [seat("home2"), seat("shop1")] },
  ...more,
})

const names: Readonly<Record<string, string>> = {
  "p-shop1": "李记包子",
  "p-deputy": "赵小梅",
  "p-shop3": "孙立",
  "p-home1": "张三丰",
  "p-home2": "王秀英",
  "p-home3": "周平",
  "p-office1": "陈敏",
  "p-guest": "刘所长",
}
export const nameOf = (one: Drafted["seats"][number]): string => names[one.person ?? ""] ?? ""

export const about = {
  body: id<"body">("dongmen"),
  name: "东门街街事会",
  kind: "streetCouncil",
  outcome: "opinion" as const,
  charter: 2,
  title: "三月街事会",
  place: "东门街党群服务站二楼",
  begins: at("11:00"),
}

export const heads = {
  journal: { n: 128, hash: "ab12cd34".repeat(8) },
  ledgers: [{ name: "2026 微资金", n: 14, hash: "0f9e8d7c".repeat(8) }],
}
