import type * as z from "zod/mini"
import type { Actions } from "../../shared/ask.ts"
import type { Store } from "../../shared/store.ts"
import { refuse } from "../refusals.ts"
import type { contract } from "./contract.ts"
import { type KnownTemplate, noticeTemplates, templateId, templatesScope } from "./records.ts"
import {
  type Channel,
  fieldName,
  standardFields,
  type TemplateKey,
  templated,
  templateKeys,
  textFieldName,
  textFields,
} from "./rules.ts"
import { labelOf, templateWords } from "./words.ts"

type Told = z.output<typeof contract.setTemplate.takes>

/** Step: keeps a channel's own id and fields of a template. The same again changes nothing. */
export const keepTemplate = (store: Store, channel: Channel, key: TemplateKey, known: KnownTemplate): Promise<void> =>
  store.in(templatesScope).change(tx => tx.put(noticeTemplates, templateId(channel, key), known))

/** Step: sets a template as an administrator tells it. Refuses fields of another channel, a text without its places, and
 * a long-term template anywhere but at WeChat. */
export const setTemplate = (store: Store, told: Told): Promise<void> => {
  const { channel = "wechat", template, id, fields, text, room, lasting } = told
  const form = channel === "sms" ? textFieldName : fieldName
  if (fields.some(({ name }) => !form.test(name))) throw refuse("fieldsOfAnother")
  if (channel === "sms" && (text === undefined || fields.some(({ name }) => !text.includes(`{${name}}`))))
    throw refuse("textLacksPlaces", { example: "{1}" })
  if (lasting && channel !== "wechat") throw refuse("lastingElsewhere")
  const words = { ...(text !== undefined && { text }), ...(room !== undefined && { room }) }
  return keepTemplate(store, channel, template, { template: id, fields, ...words, ...(lasting && { lasting }) })
}

/** What a channel calls a template; undefined while no administrator has set it. */
export const templateOf = (store: Store, channel: Channel, key: TemplateKey): Promise<KnownTemplate | undefined> =>
  store.in(templatesScope).read(noticeTemplates, templateId(channel, key))

/** Which of our templates a channel calls so; undefined for one that is not ours. */
export const keyOf = async (store: Store, channel: Channel, id: string): Promise<TemplateKey | undefined> => {
  const known = await Promise.all(templateKeys.map(key => templateOf(store, channel, key)))
  return templateKeys.find((_, place) => known[place]?.template === id)
}

/** A template of one channel as a page shows it: its own id and fields, or those we ask an administrator to choose. */
const shown = async (store: Store, channel: (typeof templated)[number], template: TemplateKey) => {
  const { zh, en } = templateWords[template]
  const known = await templateOf(store, channel, template)
  const usual = channel === "sms" ? textFields : standardFields[template]
  const fields = (known?.fields ?? usual).map(({ name, part }) => ({
    name,
    part,
    label: { zh: labelOf(template, part, "zh"), en: labelOf(template, part, "en") },
  }))
  const { text, room, lasting } = known ?? {}
  const words = { ...(text !== undefined && { text }), ...(room !== undefined && { room }) }
  const set = { ...(known && { id: known.template }), ...(lasting && { lasting: true }), ...words }
  return { channel, template, title: { zh: zh.title, en: en.title }, fields, ...set }
}

export const actions: Actions<typeof contract> = {
  templates: async ({ store }) => ({
    templates: await Promise.all(
      templated.flatMap(channel => templateKeys.map(template => shown(store, channel, template))),
    ),
  }),
  setTemplate: async ask => {
    // In the directory, for the whole deployment; the reply alone is kept with the community.
    await setTemplate(ask.store, ask.input)
    return ask.change(async () => ({ id: ask.input.id }))
  },
}
