import type { Card } from "../../../shared/chat.ts"
import type { Contact, ContactsOf, HousematesOf, Messenger, Outgoing, Subject } from "../../../shared/ports.ts"
import type { Documents, Store, Stored } from "../../../shared/store.ts"
import type { Id } from "../../../shared/values/id.ts"
import { templateOf } from "../../templates/actions.ts"
import type { KnownTemplate } from "../../templates/records.ts"
import { type Channel, filledFields, type TemplateKey } from "../../templates/rules.ts"
import { factsOf, headOf, type Language, otherwise, partsOf, templateWords } from "../../templates/words.ts"
import type { Notice } from "../../writing/records.ts"
import { addressesOf } from "../addressing/actions.ts"
import { type Chain, chainOf } from "../ending/actions.ts"
import type { Message } from "../records.ts"

/** The ways a notice takes to people, as the house was assembled: who fills the ports, and which channels are connected, in the order they are listed. */
export interface Ways {
  readonly contactsOf: ContactsOf
  readonly housematesOf: HousematesOf
  readonly messengers: Readonly<Partial<Record<Channel, Messenger>>>
  readonly chain: Chain
}

/** What a messenger is asked to bring, or why it cannot be asked. */
export type Letter = Outgoing | "noAddress" | "noTemplate"

/** The account of a person that a channel reaches, if they have one. */
export const accountOf = ({ messengers }: Ways, channel: Channel, { accounts = [] }: Contact): Subject | undefined =>
  accounts.find(account => messengers[channel]?.reaches(account))

/** What the channels of a chain call a template, as far as an administrator has set it. */
export type Templates = ReadonlyMap<Channel, KnownTemplate | undefined>
export const templatesOf = async (store: Store, chain: Chain, key: TemplateKey): Promise<Templates> =>
  new Map(await Promise.all(chain.map(async channel => [channel, await templateOf(store, channel, key)] as const)))

/** The way to a person on a channel: their account there, and its template where it does not take cards; or why there is none. */
export const wayTo = (
  ways: Ways,
  templates: Templates,
  channel: Channel,
  contact: Contact,
): { readonly to: Subject; readonly known?: KnownTemplate } | "noAddress" | "noTemplate" => {
  const to = accountOf(ways, channel, contact)
  if (to === undefined) return "noAddress"
  if (ways.messengers[channel]?.cut) return { to }
  const known = templates.get(channel)
  return known ? { to, known } : "noTemplate"
}

/** Takes the messages to be sent; gives, for each, what its channel is asked to bring. Throws for whoever cannot be looked up. */
export const lettersOf = async (
  ways: Ways,
  store: Store,
  documents: Documents,
  notice: Stored<Notice>,
  ready: readonly Message[],
): Promise<(message: Message) => Letter> => {
  const persons = [...new Set(ready.map(({ person }) => person))]
  const found = await addressesOf(ways, documents.scope, persons)
  const contacts = new Map<Id<"person">, Contact>(found.contacts.map(contact => [contact.person, contact]))
  const templates = await templatesOf(store, chainOf(notice), notice.template)
  return ({ person, channel }: Message): Letter => {
    if (found.failed.has(person)) throw found.failed.get(person)
    const contact = contacts.get(person)
    if (!contact) return "noAddress"
    const way = wayTo(ways, templates, channel, contact)
    if (typeof way === "string") return way
    const { to, known } = way
    const page = notice.page ?? `pages/notices/notice?notice=${notice.id}`
    return known
      ? { to, template: known.template, fields: fieldsOf(notice, known, contact.language), page }
      : { to, template: "", fields: {}, page, card: cardOf(notice, contact.language, notice.id) }
  }
}

const saidIn = ({ words: { zh, en } }: Pick<Notice, "words">, language: Language) => (language === "en" && en ? en : zh)

type Telling = Pick<Notice, "words" | "template" | "urgent" | "who" | "when" | "place" | "page">

/** A notice as a card. */
export const cardOf = (notice: Telling, language: Language, id = ""): Card => {
  const { title, text } = saidIn(notice, language)
  const { urgent, template } = notice
  const facts = factsOf(notice, template, language)
  const page = notice.page ?? `pages/notices/notice?notice=${id}`
  return { from: templateWords[template][language].title, title: headOf(title, urgent, language), text, facts, page }
}

const fieldsOf = (notice: Stored<Notice>, { fields, room }: KnownTemplate, language: Language) => {
  const parts = partsOf({ ...notice, ...saidIn(notice, language) }, language)
  const filled = filledFields(fields, parts, otherwise(language, notice.starts ?? notice.at), room)
  return Object.fromEntries(filled.map(({ name, value }) => [name, value]))
}
