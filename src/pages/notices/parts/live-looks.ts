import { chainFor } from "#cloud/notices/ordering/rules"
import { weightOf } from "#cloud/notices/planning/rules"
import { cut, filledFields, oneLine, type TemplateKey, textOf, textParts } from "#cloud/notices/templates/rules"
import { factsOf, headOf, otherwise, partsOf, type Said, templateWords } from "#cloud/notices/templates/words"
import type { Instant } from "#cloud/shared/values/instant"
import type { Value } from "../../../cloud/contracts"

/** How a notice will look on a channel, as the cloud says it of one that is written. */
export type Look = Pick<
  Value<"notices.preview">["channels"][number],
  "channel" | "fields" | "card" | "text" | "characters" | "parts" | "cut"
>

type Known = Pick<Value<"notices.channels">, "channels"> & Value<"notices.templates">

/**
 * Takes what is being written, as far as it goes, and what the cloud said once of channels and templates; gives its look on
 * each channel that it would try, in the community's order, without asking again at every letter.
 */
export const liveLooks = (
  written: Said,
  template: TemplateKey,
  { channels, templates }: Known,
  now: Instant,
): Look[] => {
  const used = channels.filter(one => one.used).map(({ channel }) => channel)
  const chain = chainFor(used, used, { urgent: written.urgent ?? false, weight: weightOf(undefined, template) })
  const parts = partsOf(written, "zh")
  return chain.map(channel => {
    const { room, sign = "" } = channels.find(one => one.channel === channel) ?? {}
    if (room) {
      const [whole, body] = [headOf(written.title, written.urgent, "zh"), oneLine(written.text)]
      const [title, text] = [cut(whole, room.title), cut(body, room.text)]
      const facts = factsOf(written, template, "zh").map(({ name, value }) => ({ name, value: cut(value, room.fact) }))
      const card = { from: templateWords[template].zh.title, title, ...(text && { text }), facts }
      return { channel, card: { ...card, cut: title !== whole || text !== body } }
    }
    const known = templates.find(one => one.channel === channel && one.template === template)
    if (known?.id === undefined) return { channel }
    const fields = filledFields(known.fields, parts, otherwise("zh", now), known.room).map(
      ({ name, part, value, cut: isCut }) => ({ name, part, value, cut: isCut }),
    )
    if (channel !== "sms") return { channel, fields }
    const text = textOf(sign, known.text ?? "", fields)
    return { channel, text, characters: [...text].length, parts: textParts(text), cut: fields.some(one => one.cut) }
  })
}
