import type { Actions } from "../../shared/ask.ts"
import { type Documents, every, type Store, type Stored, type Tx } from "../../shared/store.ts"
import type { Id } from "../../shared/values/id.ts"
import type { Instant } from "../../shared/values/instant.ts"
import { noticeOrders } from "../ordering/records.ts"
import { needsFor, toComeOf } from "../planning/actions.ts"
import { likelyOf, type Need, toAsk } from "../planning/rules.ts"
import { type KnownTemplate, noticeTemplates, templateId, templatesScope } from "../templates/records.ts"
import { type TemplateKey, templateKeys } from "../templates/rules.ts"
import type { contract } from "./contract.ts"
import { creditEntries, creditId, credits } from "./records.ts"
import { type Cause, type Credit, causeOf, entered, isReady, isSaid, noCredit } from "./rules.ts"

/**
 * Step: enters a cause into a person's credit, with the new balance, in the running change. `why` names the entry (a
 * message, a request): the same one is never entered twice.
 */
export const enter = async (
  tx: Tx,
  whose: { readonly person: Id<"person">; readonly template: TemplateKey },
  cause: Cause,
  why: string,
  at: Instant,
): Promise<Credit> => {
  const { person, template } = whose
  const id = creditId(person, template)
  const before: Credit = (await tx.get(credits, id)) ?? noCredit
  const next = { ...entered(before, cause), said: isSaid(cause) ? at : before.said }
  const { balance, accepted, rejected, spent, refused, off, lasting, muted, said } = next
  const figures = {
    balance,
    accepted,
    rejected,
    spent,
    refused,
    off,
    ready: isReady(next),
    ...(lasting && { lasting }),
    ...(muted && { muted }),
    ...(said && { said }),
  }
  await tx.put(credits, id, { person, template, ...figures })
  await tx.create(creditEntries, `${id}:${why}`, { person, template, cause, balance, at })
  return next
}

/** Step: whether a message may be charged to the person's credit, and if not, why. */
export const creditOf = async (tx: Tx, person: Id<"person">, template: TemplateKey): Promise<Credit> =>
  (await tx.get(credits, creditId(person, template))) ?? noCredit

/** The persons whose credit for this template can carry a message. */
export const readyFor = async (documents: Documents, template: TemplateKey): Promise<ReadonlySet<string>> => {
  const ready = new Set<string>()
  for await (const { person } of every(documents, credits, { template, ready: true })) ready.add(person)
  return ready
}

/** What the platform calls our templates, as far as an administrator has set them. */
const known = (store: Store): Promise<Stored<KnownTemplate>[]> => store.in(templatesScope).list(noticeTemplates)

const standings = async (
  templates: readonly Stored<KnownTemplate>[],
  find: (id: string) => Promise<Credit | undefined>,
  person: Id<"person">,
  toCome: readonly Need[],
) =>
  Promise.all(
    templateKeys.map(async template => {
      const { balance, off, lasting = false, muted = false } = (await find(creditId(person, template))) ?? noCredit
      const set = templates.find(({ id }) => id === templateId("wechat", template))
      const plan = { toCome: likelyOf(template, toCome), lasts: set?.lasting ?? false }
      return { template, balance, off, lasting, muted, ...plan, ...(set && { id: set.template }) }
    }),
  )

export const actions: Actions<typeof contract> = {
  credits: async ({ by, store, documents, now }) => {
    const { person } = by.member
    const toCome = await needsFor(documents, person, await toComeOf(documents, now))
    const all = await standings(await known(store), id => documents.read(credits, id), person, toCome)
    const order = await documents.read(noticeOrders, "order")
    const texts = order?.channels.includes("sms") ?? false
    // Whoever has switched a kind off in WeChat's settings is not asked for it.
    const open = all.map(one => ({ ...one, off: one.off || one.muted }))
    return { credits: all, ask: toAsk(open, toCome), texts }
  },
  credit: async ask => {
    const { person } = ask.by.member
    const templates = await known(ask.store)
    const lasts = (template: TemplateKey) =>
      templates.some(one => one.id === templateId("wechat", template) && one.lasting === true)
    const toCome = await needsFor(ask.documents, person, await toComeOf(ask.documents, ask.now))
    return ask.change(async tx => {
      for (const [place, { template, answer }] of ask.input.answers.entries())
        await enter(
          tx,
          { person, template },
          causeOf(answer, lasts(template)),
          `${ask.request.id.slice(0, 26)}.${place}`,
          ask.now,
        )
      return { credits: await standings(templates, id => tx.get(credits, id), person, toCome) }
    })
  },
}
