import { digest } from "../../shared/digest.ts"
import type { Due } from "../../shared/due.ts"
import { type Fact, factId } from "../../shared/fact.ts"
import type { Store } from "../../shared/store.ts"
import { type Instant, isInstant } from "../../shared/values/instant.ts"
import { chainNow } from "../ordering/actions.ts"
import type { Ways } from "../outbox/wording/actions.ts"
import { type Notice, notices } from "../writing/records.ts"
import { noticeId } from "../writing/rules.ts"
import { tellings } from "./kind-words.ts"
import { saidOf, type Telling } from "./words.ts"

/** The id of the notice that a fact becomes, if its kind is told at all. */
export const noticeOf = (fact: Pick<Fact, "kind" | "about" | "at">): string =>
  noticeId(fact.at, digest(factId(fact)).slice(0, 16))

/**
 * Step: turns a fact into a notice that is going, once. Gives its id, or undefined for a kind that residents are not told
 * about.
 */
export const tell = async (
  ways: Ways,
  store: Store,
  due: Due,
  fact: Fact,
  now: Instant,
): Promise<string | undefined> => {
  const telling = Object.hasOwn(tellings, fact.kind) ? tellings[fact.kind] : undefined
  if (!telling) return undefined
  const id = noticeOf(fact)
  const documents = store.in(due.scope)
  const notice = toldBy(telling, fact, now)
  const chain = await chainNow(ways, documents, notice)
  await documents.change(async tx => {
    if (!(await tx.get(notices, id))) await tx.create(notices, id, { ...notice, chain })
  })
  return id
}

const toldBy = (telling: Telling, fact: Fact, now: Instant): Notice => {
  const momentOf = (name: string | undefined): Instant | undefined => {
    const moment = name === undefined ? undefined : fact.data[name]
    return typeof moment === "string" && isInstant(moment) ? (moment as Instant) : undefined
  }
  const [when, until] = [momentOf(telling.when), momentOf(telling.until)]
  const place = telling.place === undefined ? undefined : fact.data[telling.place]
  return {
    state: "going",
    edition: 1,
    template: telling.template,
    words: { zh: saidOf(telling, fact.data, "zh"), en: saidOf(telling, fact.data, "en") },
    ...(when && { when }),
    ...(until && { until }),
    ...(typeof place === "string" && place !== "" && { place }),
    page: fact.page.replace(/^\//, ""),
    audience: fact.audience,
    urgent: false,
    at: fact.at,
    fact: `${fact.kind}:${fact.about}`,
    starts: now,
    persons: 0,
  }
}
