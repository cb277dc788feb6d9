import { clockOf, type Day, dayOf, weekdayOf } from "../../shared/values/day.ts"
import type { Instant } from "../../shared/values/instant.ts"

/** The words of the Word document. It is in Chinese: what is signed and sealed is one text. */
export const words = {
  title: (body: string) => `${body}会议纪要`,
  standing: {
    draft: (version: number) => `草稿 · 第 ${version} 稿`,
    confirmed: (version: number) => `已确认，待公布 · 第 ${version} 稿`,
    published: (last: string) => `公示中，至 ${last} 止`,
    frozen: (day: string) => `定稿 · ${day}`,
  },
  outcome: { opinion: "协商意见", resolution: "决议" },
  kind: { report: "通报", discussion: "讨论", motion: "表决" },
  secrecy: { T0: "记名表决", T1: "无记名表决" },
  result: { passed: "通过", failed: "未通过", void: "无效（表决期间不足法定人数或撤回）", open: "未结束" },
  came: { present: "到会", substitute: "替补到会", proxy: "委托出席", excused: "请假", absent: "未到" },
  observer: "列席",
  how: { code: "扫码", hand: "人工登记", remote: "线上" },
  offline: "离线补录",
  left: (clock: string) => `${clock} 离会`,
  coming: (came: string, how: string | undefined, more: readonly string[]) =>
    [how ? `${came}（${how}）` : came, ...more].join("，"),
  moments: { opened: "开会", quorumReached: "达到法定人数", quorumLost: "不足法定人数", closed: "散会" } as Readonly<
    Record<string, string>
  >,
  moment: (clock: string, what: string, present: number, eligible: number) =>
    `${clock} ${what}，实到 ${present} 席，应到 ${eligible} 席`,
  neverQuorum: "会议始终没有达到法定人数，本次会议没有作出决定。",
  wholeQuorum: "会议全程达到法定人数。",
  lostQuorum: "会议中曾不足法定人数，其间未开启新的表决。",
  recused: (seat: string, reason: string) => `回避：${seat}（${reason}）`,
  proxy: (seat: string, to: string) => `${seat}书面委托${to}`,
  objection: (seat: string, text: string) => `异议：${seat}——${text}`,
  speakers: (names: readonly string[]) => `发言：${names.join("、")}`,
  decision: (text: string) => `商定：${text}`,
  reservation: (text: string) => `保留意见：${text}`,
  papers: (names: readonly string[]) => `材料：${names.join("、")}`,
  motion: (text: string, secrecy: string, result: string) => `动议：${text}（${secrecy}，${result}）`,
  decided: (title: string | undefined) => (title === undefined ? "没有选定" : `选定“${title}”`),
  put: (asked: string, result: string) => `${asked}（${result}）`,
  choiceVotes: (title: string, details: string | undefined, votes: number | undefined) =>
    `方案：${title}${details ? `（${details}）` : ""}${votes === undefined ? "" : `，${votes} 票`}`,
  otherVotes: (none: number, abstain: number) => `都不同意 ${none} 票，弃权 ${abstain} 票`,
  choice: (title: string) => `方案：${title}`,
  chosen: "选定",
  within: (group: string, choice?: string) => `其中 ${group}${choice === undefined ? "" : `（“${choice}”）`}`,
  none: "无",
  onRecord: (text: string) => `异议：${text}`,
  groupSeat: (group: string) => `${group}席位`,
  ofGroup: (group: string, text: string) => `${group}：${text}`,
  office: {
    staff: "社区工作人员",
    committee: "居民委员会",
    partyOrganization: "社区党组织",
    oversight: "居务监督委员会",
    propertyCompany: "物业服务企业",
    ownersCommittee: "业主委员会",
  },
  journal: (n: number, hash: string) => `居务日志第 ${n} 条，链头 ${hash}`,
  noJournal: "居务日志还没有记录",
  ledger: (name: string, n: number, hash: string) => `${name}专账第 ${n} 笔，链头 ${hash}`,
  addendum: (n: number, text: string) => `补充说明 ${n}：${text}`,
  nobody: "——",
  seatHeld: (name: string, group: string) => (name ? `${name}（${group}）` : `${group}席位`),
  /** What a publication says in both languages. */
  outcomeWords: {
    opinion: { zh: "本会议的结论为协商意见", en: "What this meeting came to is an opinion of deliberation" },
    resolution: { zh: "本会议的结论为决议", en: "What this meeting came to is a resolution" },
  },
  hashWords: (hash: string) => ({ zh: `纪要校验码 ${hash}`, en: `Check characters of the minutes: ${hash}` }),
  addendumWords: (n: number) => ({ zh: `第 ${n} 份补充说明`, en: `Addendum ${n}` }),
  noHash: "定稿前不出校验码",
  templateFile: "会议纪要模板.docx",
  file: (title: string, version: number) => `${title}-会议纪要-第${version}稿.docx`,
} as const

/** The places of a template, as its authors write them: {会议名称}, and {#签到}…{/签到} around a row that is repeated. */
export const places = {
  title: "标题",
  standing: "状态",
  body: "组织",
  meeting: "会议名称",
  when: "时间",
  place: "地点",
  chair: "主持人",
  scrutineers: "监票人",
  outcome: "结论性质",
  charter: "议事规则版本",
  quorum: "法定人数",
  moments: "经过",
  items: "议题",
  lines: "内容",
  line: "行",
  number: "序号",
  kind: "类型",
  about: "题目",
  votes: "表决",
  motion: "动议",
  way: "方式",
  cast: "投票",
  approve: "赞成",
  oppose: "反对",
  abstain: "弃权",
  result: "结果",
  remarks: "其他",
  tasks: "行动",
  what: "事项",
  who: "负责",
  by: "期限",
  papers: "附件",
  groups: "各组",
  group: "组别",
  eligible: "应到",
  present: "实到",
  substitutes: "替补",
  proxies: "委托",
  excused: "请假",
  absent: "未到",
  observers: "列席人数",
  seats: "签到",
  name: "姓名",
  came: "到会",
  signature: "签名",
  heads: "存证",
  hash: "校验码",
  addenda: "补充说明",
  clerk: "记录人",
} as const

const weekdays = ["一", "二", "三", "四", "五", "六", "日"]

/** "2026 年 3 月 5 日（周四）". */
export const dayInFull = (day: Day): string => {
  const [year, month, date] = day.split("-").map(Number)
  return `${year} 年 ${month} 月 ${date} 日（周${weekdays[weekdayOf(day) - 1]}）`
}

/** "2026 年 3 月 5 日（周四）19:00", Beijing time. */
export const momentInFull = (at: Instant): string => `${dayInFull(dayOf(at))}${clockOf(at)}`

const numerals = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]

/** 1 to 99 as it is written in documents: 12 → "十二". */
export const numeral = (n: number): string => {
  if (n < 10) return numerals[n] ?? ""
  const tens = Math.trunc(n / 10)
  return `${tens === 1 ? "" : numerals[tens]}十${n % 10 === 0 ? "" : numerals[n % 10]}`
}
