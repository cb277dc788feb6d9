import type { Store } from "../../shared/store.ts"
import type { Instant } from "../../shared/values/instant.ts"
import { cardOf, type Ways } from "../outbox/wording/actions.ts"
import { templateOf } from "../templates/actions.ts"
import { type Channel, filledFields, oneLine, type TemplateKey, textOf, textParts } from "../templates/rules.ts"
import { otherwise, partsOf, type Said } from "../templates/words.ts"

/** What somebody is writing, as far as a phone shows it. */
type Written = Said & { readonly template: TemplateKey; readonly urgent: boolean }

/** How a notice will look on each channel of a chain: its fields as they are cut, its text and what it costs, its card. */
export const looksOf = async (ways: Ways, store: Store, written: Written, chain: readonly Channel[], now: Instant) => {
  const { template, title, text } = written
  const parts = partsOf(written, "zh")
  const looks = async (channel: Channel) => {
    const messenger = ways.messengers[channel]
    if (messenger?.cut) {
      const whole = cardOf({ ...written, words: { zh: { title, text } } }, "zh")
      const { from, title: head, text: body, facts } = messenger.cut(whole)
      const card = { from, title: head, ...(body !== undefined && { text: body }), facts: [...facts] }
      return { card: { ...card, cut: head !== whole.title || body !== oneLine(text) } }
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
