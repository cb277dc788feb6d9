import type { Actions } from "../../shared/ask.ts"
import type { Store } from "../../shared/store.ts"
import type { contract } from "./contract.ts"
import { type Channel, type KnownTemplate, noticeTemplates, templateId, templatesScope } from "./records.ts"
import { standardFields, type TemplateKey, templateKeys } from "./rules.ts"
import { labelOf, templateWords } from "./words.ts"

/** Step: keeps a channel's own id and fields of a template. The same again changes nothing. */
export const keepTemplate = (store: Store, channel: Channel, key: TemplateKey, known: KnownTemplate): Promise<void> =>
  store.in(templatesScope).change(tx => tx.put(noticeTemplates, templateId(channel, key), known))

/** What a channel calls a template; undefined while no administrator has set it. */
export const templateOf = (store: Store, channel: Channel, key: TemplateKey): Promise<KnownTemplate | undefined> =>
  store.in(templatesScope).read(noticeTemplates, templateId(channel, key))

export const actions: Actions<typeof contract> = {
  templates: async ({ store }) => ({
    templates: await Promise.all(
      templateKeys.map(async template => {
        const { zh, en } = templateWords[template]
        const known = await templateOf(store, "wechat", template)
        const fields = (known?.fields ?? standardFields[template]).map(({ name, part }) => ({
          name,
          part,
          label: { zh: labelOf(template, part, "zh"), en: labelOf(template, part, "en") },
        }))
        return { template, title: { zh: zh.title, en: en.title }, fields, ...(known && { id: known.template }) }
      }),
    ),
  }),
  setTemplate: async ask => {
    const { template, id, fields } = ask.input
    // In the directory, for the whole deployment; the reply alone is kept with the community.
    await keepTemplate(ask.store, "wechat", template, { template: id, fields })
    return ask.change(async () => ({ id }))
  },
}
