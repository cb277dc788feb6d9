/**
 * The fields of a WeChat subscribe message: what each kind takes, and how a notice's words are fitted into it.
 * Source: WeChat's documentation of subscribeMessage.send, "参数值内容限制".
 */

/** What a message can be about; each is one template of the mini-program. */
export const templateKeys = ["news", "vote", "result", "meeting"] as const
export type TemplateKey = (typeof templateKeys)[number]

/** What a notice consists of, as far as a template can show it. */
export const parts = ["title", "text", "when", "place", "state"] as const
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

/** Takes a field's name and a text; gives what the field takes of it, perhaps nothing. */
export const fitted = (name: string, text: string): string => {
  const kind = name.replace(/\d+$/, "")
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
 * WeChat refuses an empty value.
 */
export const filledFields = (fields: readonly Field[], notice: Parts, otherwise: Parts): Filled[] =>
  fields.map(({ name, part }) => {
    const value = fitted(name, notice[part])
    if (value === "") return { name, part, value: fitted(name, otherwise[part]), cut: false }
    return { name, part, value, cut: value !== oneLine(notice[part]) }
  })
