import type { Store } from "../../shared/store.ts"
import type { Instant } from "../../shared/values/instant.ts"
import { cardOf, type Ways } from "../outbox/wording/actions.ts"
import { templateOf } from "../templates/actions.ts"
import { type Channel, filledFields, oneLine, type TemplateKey, textOf, textParts } from "../templates/rules.ts"
import { otherwise, partsOf } from "../templates/words.ts"

/** What somebody is writing, as far as a phone shows it. */
interface Written {
  readonly template: TemplateKey
  readonly title: string
  readonly text: string
  readonly when?: Instant | undefined
  readonly place?: string | undefined
}

/** How a notice will look on each channel of a chain: its fields as they are cut, its text and what it costs, its card. */
export const looksOf = async (
  ways: Ways,
  store: Store,
  { template, title, text, when, place }: Written,
  chain: readonly Channel[],
  now: Instant,
) => {
  const extra = { ...(when && { when }), ...(place !== undefined && { place }) }
  const parts = partsOf({ title, text, ...extra }, "zh")
  const looks = async (channel: Channel) => {
    const messenger = ways.messengers[channel]
    if (messenger?.cut) {
      const whole = cardOf({ words: { zh: { title, text } }, template, ...extra }, "zh")
      const { from, title: head, text: body, facts } = messenger.cut(whole)
      const card = { from, title: head, ...(body !== undefined && { text: body }), facts: [...facts] }
      return { card: { ...card, cut: head !== title || body !== oneLine(text) } }
    }
    const known = await templateOf(store, channel, template)
    if (!known) return {}
    const fields = filledFields(known.fields, parts, otherwise("zh", now), known.room)
    if (channel !== "sms") return { fields }
    const message = textOf(messenger?.sign ?? "", known.text ?? "", fields)
    return {
      text: message,
      characters: [...message].length,
      parts: textParts(message),
      cut: fields.some(one => one.cut),
    }
  }
  return new Map(await Promise.all(chain.map(async channel => [channel, await looks(channel)] as const)))
}
