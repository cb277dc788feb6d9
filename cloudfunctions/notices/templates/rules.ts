/**
 * The fields of a WeChat subscribe message: what each kind takes, and how a notice's words are fitted into it.
 * Source: WeChat's documentation of subscribeMessage.send, "参数值内容限制".
 */

/**
 * The ways out of the house, besides the inbox that everybody has: WeChat's subscribe messages, the service account (服务号),
 * the app of WeCom, text messages.
 */
export const channels = ["wechat", "account", "wecom", "sms"] as const
export type Channel = (typeof channels)[number]

/** The channels whose messages are made from a template that an administrator has had approved; the others take cards. */
export const templated = ["wechat", "account", "sms"] as const satisfies readonly Channel[]

/** What a message can be about; each is one template of the mini-program. */
export const templateKeys = ["news", "vote", "result", "meeting"] as const
export type TemplateKey = (typeof templateKeys)[number]

/** What a notice consists of, as far as a template can show it. */
export const parts = ["title", "text", "who", "when", "place", "state"] as const
export type Part = (typeof parts)[number]
export type Parts = Readonly<Record<Part, string>>

/** One field of a template: the platform's name for it ("thing1") and the part of a notice it shows. */
export interface Field {
  readonly name: string
  readonly part: Part
}

/** The fields we ask an administrator to choose; the platform may number them differently. */
export const standardFields: Readonly<Record<TemplateKey, readonly Field[]>> = {
  news: [
    { name: "thing1", part: "title" },
    { name: "thing2", part: "text" },
    { name: "time3", part: "when" },
  ],
  vote: [
    { name: "thing1", part: "title" },
    { name: "time2", part: "when" },
    { name: "thing3", part: "text" },
  ],
  result: [
    { name: "thing1", part: "title" },
    { name: "phrase2", part: "state" },
    { name: "thing3", part: "text" },
  ],
  meeting: [
    { name: "thing1", part: "title" },
    { name: "time2", part: "when" },
    { name: "thing3", part: "place" },
    { name: "thing4", part: "text" },
  ],
}

/** The one place of a text message: what the person finds in the mini-program. */
export const textFields: readonly Field[] = [{ name: "1", part: "title" }]

/** Most characters (code points) of a field, by its kind. A time is written by us and always fits. */
const room: Readonly<Record<string, number>> = {
  thing: 20,
  phrase: 5,
  name: 10,
  character_string: 32,
  time: 32,
  date: 32,
}

/** The kinds of field that a notice's words can fill; an amount or a telephone number is never made from words. */
export const fieldName = /^(thing|phrase|name|character_string|time|date)\d{1,2}$/
/** A text message's places have numbers only. */
export const textFieldName = /^[1-9]$/
/** What a place of a text message holds where nothing else is set: what accounts opened since 2024 are given. */
export const textFieldRoom = 6

/** Takes a text and how many characters fit; gives it whole, or cut by code point with … as its last. */
export const cut = (text: string, most: number): string => {
  const all = [...text]
  return all.length <= most
    ? text
    : `${all
        .slice(0, most - 1)
        .join("")
        .trimEnd()}…`
}

/** One line: line breaks and control characters become a space. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\s]+/gu, " ").trim()

const onlyHan = (text: string): string => text.replace(/[^\p{Script=Han}]/gu, "")
const noHan = (text: string): string => text.replace(/[^\x20-\x7e]/g, "")

/** A place of a text message cannot hold 【】, which mark its signature. */
const unsigned = (text: string): string => text.replace(/【([^】]*)】\s*/gu, "$1：")

/** Takes a field's name and a text; gives what the field takes of it, perhaps nothing. `most`: of a text message's place. */
export const fitted = (name: string, text: string, most = textFieldRoom): string => {
  const kind = name.replace(/\d+$/, "")
  // A network address in a place of a text message is refused (ProhibitedUseUrlInTemplateParameter).
  if (kind === "") return cut(oneLine(unsigned(text).replace(/https?:\/\/\S*/gi, " ")), most)
  const line = oneLine(text)
  const plain = kind === "phrase" ? onlyHan(line) : kind === "character_string" ? noHan(line).trim() : line
  return kind === "phrase" ? [...plain].slice(0, room.phrase).join("") : cut(plain, room[kind] ?? 20)
}

export interface Filled extends Field {
  readonly value: string
  /** The part did not fit whole. */
  readonly cut: boolean
}

/**
 * Takes a template's fields, a notice's parts and what to say where a part is missing; gives every field filled, for
 * platforms refuse an empty value.
 */
export const filledFields = (fields: readonly Field[], notice: Parts, otherwise: Parts, most?: number): Filled[] =>
  fields.map(({ name, part }) => {
    const value = fitted(name, notice[part], most)
    if (value === "") return { name, part, value: fitted(name, otherwise[part], most), cut: false }
    const whole = textFieldName.test(name) ? unsigned(notice[part]) : notice[part]
    return { name, part, value, cut: value !== oneLine(whole) }
  })

/** A text message as it arrives: its signature in 【】, and its words with the places filled. */
export const textOf = (sign: string, words: string, filled: readonly Filled[]): string =>
  `【${sign}】${words.replace(/\{(\d)\}/g, (place, n: string) => filled.find(({ name }) => name === n)?.value ?? place)}`

/**
 * How many text messages a text is charged as: up to 70 characters one, longer ones in parts of 67 (UCS-2 units, signature
 * included). Source: Tencent Cloud, 国内短信内容长度计算规则.
 */
export const textParts = (text: string): number => (text.length <= 70 ? 1 : Math.ceil(text.length / 67))
