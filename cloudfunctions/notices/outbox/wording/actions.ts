import type { Contact, ContactsOf, Messenger, Outgoing } from "../../../shared/ports.ts"
import type { Documents, Store, Stored } from "../../../shared/store.ts"
import type { Id } from "../../../shared/values/id.ts"
import { templateOf } from "../../templates/actions.ts"
import type { Channel } from "../../templates/records.ts"
import { type Field, filledFields } from "../../templates/rules.ts"
import { type Language, otherwise, partsOf } from "../../templates/words.ts"
import type { Notice } from "../../writing/records.ts"
import type { Chain } from "../ending/actions.ts"
import type { Message } from "../records.ts"

/** The ways a notice takes to people, as the house was assembled: who fills the ports, and in which order channels are tried. */
export interface Ways {
  readonly contactsOf: ContactsOf
  readonly messengers: Readonly<Partial<Record<Channel, Messenger>>>
  readonly chain: Chain
}

/** What a messenger is asked to bring, or why it cannot be asked. */
export type Letter = Outgoing | "noAddress" | "noTemplate"

/** Takes the messages to be sent; gives, for each, what its channel is asked to bring. */
export const lettersOf = async (
  ways: Ways,
  store: Store,
  documents: Documents,
  notice: Stored<Notice>,
  ready: readonly Message[],
): Promise<(message: Message) => Letter> => {
  const persons = [...new Set(ready.map(({ person }) => person))]
  const found = persons.length > 0 ? await ways.contactsOf(documents.scope, persons) : []
  const contacts = new Map<Id<"person">, Contact>(found.map(contact => [contact.person, contact]))
  const templates = new Map(
    await Promise.all(
      ways.chain.map(async channel => [channel, await templateOf(store, channel, notice.template)] as const),
    ),
  )
  return ({ person, channel }: Message): Letter => {
    const contact = contacts.get(person)
    if (!contact?.subject || !ways.messengers[channel]?.reaches(contact.subject)) return "noAddress"
    const template = templates.get(channel)
    if (!template) return "noTemplate"
    return {
      to: contact.subject,
      template: template.template,
      fields: fieldsOf(notice, template.fields, contact.language),
      page: notice.page ?? `pages/notices/notice?notice=${notice.id}`,
    }
  }
}

const fieldsOf = (notice: Notice, fields: readonly Field[], language: Language) => {
  const { zh, en } = notice.words
  const said = language === "en" && en ? en : zh
  const { when, place } = notice
  const parts = partsOf({ ...said, ...(when && { when }), ...(place !== undefined && { place }) }, language)
  const filled = filledFields(fields, parts, otherwise(language, notice.starts ?? notice.at))
  return Object.fromEntries(filled.map(({ name, value }) => [name, value]))
}
