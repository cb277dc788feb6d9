import { clockOf, dayOf } from "../../shared/values/day.ts"
import type { Instant } from "../../shared/values/instant.ts"
import type { Part, Parts, TemplateKey } from "./rules.ts"

export type Language = "zh" | "en"

interface TemplateWords {
  /** As it stands above the message in WeChat. */
  readonly title: string
  readonly labels: Partial<Record<Part, string>>
}

/** The templates as an administrator finds them in WeChat's library, and what they are for in English. */
export const templateWords: Readonly<Record<TemplateKey, Readonly<Record<Language, TemplateWords>>>> = {
  news: {
    zh: { title: "社区通知提醒", labels: { title: "通知标题", text: "通知内容", when: "通知时间" } },
    en: { title: "Community notice", labels: { title: "Title", text: "Content", when: "Time" } },
  },
  vote: {
    zh: { title: "投票开始提醒", labels: { title: "投票主题", when: "截止时间", text: "温馨提示" } },
    en: { title: "Voting has begun", labels: { title: "Subject", when: "Closes", text: "Note" } },
  },
  result: {
    zh: { title: "结果公布通知", labels: { title: "公布事项", state: "当前状态", text: "公布内容" } },
    en: { title: "Result published", labels: { title: "Subject", state: "State", text: "Content" } },
  },
  meeting: {
    zh: { title: "会议通知", labels: { title: "会议主题", when: "会议时间", place: "会议地点", text: "温馨提示" } },
    en: { title: "Meeting", labels: { title: "Subject", when: "Time", place: "Place", text: "Note" } },
  },
}

const generalLabels: Readonly<Record<Language, Readonly<Record<Part, string>>>> = {
  zh: { title: "标题", text: "内容", who: "和谁有关", when: "时间", place: "地点", state: "状态" },
  en: { title: "Title", text: "Content", who: "For", when: "Time", place: "Place", state: "State" },
}

/** What a field of a template is called. */
export const labelOf = (template: TemplateKey, part: Part, language: Language): string =>
  templateWords[template][language].labels[part] ?? generalLabels[language][part]

/** What a field says where the notice says nothing. WeChat's `phrase` takes Chinese only, in either language. */
const otherwiseWords: Readonly<Record<Language, Omit<Parts, "when">>> = {
  zh: { title: "社区通知", text: "点开查看详情", who: "见通知详情", place: "见通知详情", state: "已公布" },
  en: {
    title: "Community notice",
    text: "Tap to read",
    who: "See the notice",
    place: "See the notice",
    state: "已公布",
  },
}

/** A moment as WeChat's `time` field takes it: "2026年3月2日 09:00", Beijing time. */
export const wechatTime = (at: Instant): string => {
  const [year, month, day] = dayOf(at).split("-").map(Number)
  return `${year}年${month}月${day}日 ${clockOf(at)}`
}

const urgentWords: Readonly<Record<Language, string>> = { zh: "【紧急】", en: "Urgent: " }

/** A notice's title as it stands outside of the house: an emergency says so first, where nothing is cut. */
export const headOf = (title: string, urgent: boolean | undefined, language: Language): string =>
  urgent && !title.startsWith(urgentWords[language]) ? `${urgentWords[language]}${title}` : title

/** What a notice says, in one language. */
export interface Said {
  readonly title: string
  readonly text: string
  readonly urgent?: boolean | undefined
  readonly who?: string | undefined
  readonly when?: Instant | undefined
  readonly place?: string | undefined
}

/** Whom it concerns, when and where, as far as a notice says so: each beside its name. */
export const factsOf = (
  { who, when, place }: Omit<Said, "title" | "text">,
  template: TemplateKey,
  language: Language,
) => {
  const said = { who, when: when && wechatTime(when), place }
  return (["who", "when", "place"] as const).flatMap(part => {
    const value = said[part]
    return value ? [{ name: labelOf(template, part, language), value }] : []
  })
}

/** The words of a notice that a template can show, in one language; a missing one is empty. */
export const partsOf = (notice: Said, language: Language): Parts => ({
  title: headOf(notice.title, notice.urgent, language),
  text: notice.text,
  who: notice.who ?? "",
  when: notice.when ? wechatTime(notice.when) : "",
  place: notice.place ?? "",
  state: otherwiseWords[language].state,
})

/** What to say where a part is missing; a missing time is the time of sending. */
export const otherwise = (language: Language, sent: Instant): Parts => ({
  ...otherwiseWords[language],
  when: wechatTime(sent),
})
