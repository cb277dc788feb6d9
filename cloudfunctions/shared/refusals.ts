import { filled, Refusal, refuser, type Sentence } from "./refusal.ts"
import type { Role } from "./roles.ts"

/** The "no"s that any action may give. */
export const refusals = {
  wrongType: { status: 400, zh: "“{where}”缺少或类型不对", en: "“{where}” is missing or of the wrong type" },
  unknownField: {
    status: 400,
    zh: "“{where}”里有不认识的内容：{fields}",
    en: "“{where}” has fields that are not known here: {fields}",
  },
  tooMuch: {
    status: 400,
    zh: "“{where}”太长或太大，最多 {most}",
    en: "“{where}” is too long or too large: at most {most}",
  },
  tooLittle: {
    status: 400,
    zh: "“{where}”太短或太小，至少 {least}",
    en: "“{where}” is too short or too small: at least {least}",
  },
  badForm: { status: 400, zh: "“{where}”的写法不对", en: "“{where}” is not written as it should be" },
  noSuchAction: { status: 404, zh: "没有这个功能：{action}", en: "There is no such action: {action}" },
  notFound: {
    status: 404,
    zh: "没有找到，可能已被移除，或不在本社区",
    en: "Not found: it may be gone, or not in this community",
  },
  whoAreYou: { status: 401, zh: "请先登录，或扫社区的二维码进入", en: "Please sign in, or scan your community's code" },
  joinFirst: { status: 403, zh: "请先加入本社区，再来参与", en: "Please join the community first" },
  notYours: { status: 403, zh: "这件事需要由{roles}来办", en: "Only {roles} may do this" },
  delegateOnly: {
    status: 403,
    zh: "一户一票，由户代表提交；您目前不是户代表",
    en: "One vote a household, cast by its delegate; you are not the delegate",
  },
  keyMissing: {
    status: 400,
    zh: "提交时缺少编号（idempotency-key），请更新后重试",
    en: "A write needs an idempotency-key of 16 to 64 letters, digits, - or _",
  },
  keyReused: {
    status: 422,
    zh: "这个提交编号已经用于另一份内容，请重新提交",
    en: "This idempotency-key was used with another body",
  },
  otherPages: {
    status: 403,
    zh: "这里只接受本社区网页的请求",
    en: "Only the pages of this installation may call here",
  },
  tooLarge: { status: 413, zh: "内容太大，最多 {limit}", en: "Too large: at most {limit}" },
  tooOften: { status: 429, zh: "操作太频繁，请 {seconds} 秒后再试", en: "Too often: try again in {seconds} seconds" },
  busy: { status: 503, zh: "现在人多，请 {seconds} 秒后再试", en: "Busy: try again in {seconds} seconds" },
  noStore: {
    status: 503,
    zh: "数据库还没有接上，暂时不能使用，请告诉工作人员",
    en: "No database is connected yet, so this does not work for now; please tell the staff",
  },
} as const satisfies Record<string, Sentence>

/** What a bug shows instead of itself. */
export const bug = {
  zh: "出了点问题（编号 {number}），没有保存。请稍后再试，或把编号告诉工作人员",
  en: "Something went wrong (number {number}); nothing was saved. Try again later, or tell the staff this number",
}

export const refuse = refuser("house", refusals)

/** Who may, where others may not: the roles of a community, and what else a policy names. */
const called: Readonly<
  Record<Role | "timer" | "delegate" | "member" | "newcomer" | "anyone", readonly [string, string]>
> = {
  districtOwner: ["区级管理员", "the district owner"],
  staff: ["社区工作人员", "community staff"],
  committee: ["居委会成员", "the residents' committee"],
  oversight: ["居务监督委员会", "the oversight committee"],
  treasurer: ["出纳", "the treasurer"],
  partyOrganization: ["社区党组织", "the party organization"],
  council: ["议事会成员", "council members"],
  volunteerCoordinator: ["志愿者召集人", "volunteer coordinators"],
  propertyCompany: ["物业", "the property company"],
  ownersCommittee: ["业委会", "the owners' committee"],
  subdistrictOffice: ["街道办", "the subdistrict office"],
  timer: ["系统定时", "the house's own clock"],
  delegate: ["户代表", "household delegates"],
  member: ["本社区居民", "members of the community"],
  newcomer: ["本人", "the person themselves"],
  anyone: ["本人", "the person themselves"],
}

/** The "no" to whoever holds none of the roles an action is for, in the words people call them by. */
export const notYours = (roles: readonly (keyof typeof called)[]): Refusal => {
  const { status, zh, en } = refusals.notYours
  const sentence = {
    status,
    zh: filled(zh, { roles: roles.map(role => called[role][0]).join("或") }),
    en: filled(en, { roles: roles.map(role => called[role][1]).join(" or ") }),
  }
  return new Refusal("house.notYours", sentence, { roles })
}
