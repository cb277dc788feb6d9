/**
 * What WeChat takes in each kind of field of a subscribe message ("参数值内容限制"). Lengths are in characters, not bytes.
 */

const length = (text: string): number => [...text].length

const clock = String.raw`(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?`
const date = String.raw`(?:\d{4}年\d{1,2}月\d{1,2}日|\d{4}-\d{1,2}-\d{1,2}|\d{4}/\d{1,2}/\d{1,2}|\d{4}\.\d{1,2}\.\d{1,2})`
const oneOrRange = (one: string): RegExp => new RegExp(String.raw`^${one}(?:\s*~\s*${one})?$`)
const times = oneOrRange(String.raw`(?:${date}\s*)?${clock}`)
const dates = oneOrRange(String.raw`${date}(?:\s*${clock})?`)

const checks: Readonly<Record<string, (value: string, choices: readonly string[]) => boolean>> = {
  thing: value => length(value) <= 20,
  number: value => value.length <= 32 && /^\d+(\.\d+)?$/.test(value),
  letter: value => /^[A-Za-z]{1,32}$/.test(value),
  symbol: value => length(value) <= 5 && !/[\p{L}\p{N}]/u.test(value),
  character_string: value => length(value) <= 32 && !/\p{Script=Han}/u.test(value),
  time: value => times.test(value),
  date: value => dates.test(value),
  amount: value => /^[¥￥$€£]?\d{1,10}(\.\d+)?元?$/.test(value),
  phone_number: value => /^[\d+()\-\s]{1,17}$/.test(value),
  car_number: value => length(value) <= 8,
  name: value => length(value) <= (/\p{Script=Han}/u.test(value) ? 10 : 20),
  enum: (value, choices) => choices.includes(value),
  phrase: value => /^\p{Script=Han}{1,5}$/u.test(value),
}

/**
 * Takes a field's name ("thing1"), what was sent for it and, of an `enum`, the platform's list; gives why WeChat refuses it, or
 * undefined when it is taken.
 */
export const badValue = (
  name: string,
  value: unknown,
  choices: readonly string[] = [],
): "is empty" | "invalid" | undefined => {
  if (value === undefined || value === "") return "is empty"
  if (typeof value !== "string" || /\p{Cc}/u.test(value)) return "invalid"
  return checks[name.replace(/\d+$/, "")]?.(value, choices) ? undefined : "invalid"
}
