/**
 * What WeCom takes of a template card (模板卡片类型): what must be there, how much of it there may be, and of which signs. Lengths
 * that are only advised are not refused; the screen cuts them, as the client does.
 */

type Loose = Readonly<Record<string, unknown>>

const inner = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? (value as Loose)[name] : undefined
const filled = (value: unknown, bytes: number): boolean =>
  typeof value === "string" && value !== "" && Buffer.byteLength(value) <= bytes
const listOf = (value: unknown, most: number): readonly unknown[] | undefined =>
  Array.isArray(value) && value.length >= 1 && value.length <= most ? value : undefined
const distinct = (values: readonly unknown[]): boolean => new Set(values).size === values.length

const isAddress = (url: unknown): boolean => typeof url === "string" && /^https?:\/\//.test(url)

const taskForm = /^[0-9A-Za-z_@-]{1,128}$/

/** Gives why a card is refused, or undefined for one that is taken. */
export const badCard = (card: unknown): string | undefined => {
  const kind = inner(card, "card_type")
  const title = inner(inner(card, "main_title"), "title")
  const text = inner(card, "sub_title_text")
  if (!filled(title, 1024) && !filled(text, 2048)) return "main_title.title or sub_title_text missing"
  const facts = inner(card, "horizontal_content_list")
  if (facts !== undefined && !(Array.isArray(facts) && facts.length <= 6)) return "horizontal_content_list over 6"
  if (Array.isArray(facts) && facts.some(one => !filled(inner(one, "keyname"), 256))) return "keyname missing"
  if (Array.isArray(facts) && facts.some(one => inner(one, "type") === 1 && !isAddress(inner(one, "url"))))
    return "horizontal_content_list url invalid"
  const task = inner(card, "task_id")
  if (task !== undefined && !(typeof task === "string" && taskForm.test(task))) return "task_id invalid"
  if (kind === "text_notice") {
    const action = inner(card, "card_action")
    const url = inner(action, "url")
    return inner(action, "type") === 1 && isAddress(url) ? undefined : "card_action invalid"
  }
  if (task === undefined) return "task_id missing"
  if (kind === "button_interaction") {
    const buttons = listOf(inner(card, "button_list"), 6)
    const fine = buttons?.every(one => filled(inner(one, "text"), 256) && filled(inner(one, "key"), 1024))
    return buttons && fine && distinct(buttons.map(one => inner(one, "key"))) ? undefined : "button_list invalid"
  }
  if (kind === "vote_interaction") {
    const box = inner(card, "checkbox")
    const options = listOf(inner(box, "option_list"), 20)
    const fine = options?.every(one => filled(inner(one, "id"), 128) && filled(inner(one, "text"), 256))
    if (
      !options ||
      !fine ||
      !distinct(options.map(one => inner(one, "id"))) ||
      !filled(inner(box, "question_key"), 1024)
    )
      return "checkbox invalid"
    const submit = inner(card, "submit_button")
    return filled(inner(submit, "text"), 256) && filled(inner(submit, "key"), 1024)
      ? undefined
      : "submit_button invalid"
  }
  return "card_type unknown"
}
