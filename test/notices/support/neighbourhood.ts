import { heards } from "#cloud/chats/records"
import { textCallbacks } from "#cloud/host/texts/callbacks"
import { pushCallbacks } from "#cloud/host/wechat/callbacks"
import { keepSimulatedTemplates, simulatedOpenid, simulatedTemplates } from "#cloud/host/wechat/setup"
import { memberships } from "#cloud/members/records"
import { bind } from "#cloud/members/signing/actions/whois"
import type { Attach } from "#cloud/notices/attaching/actions"
import { enter } from "#cloud/notices/credits/actions"
import { creditId, credits } from "#cloud/notices/credits/records"
import { hearing } from "#cloud/notices/hearing/actions"
import { collections, notices } from "#cloud/notices/index"
import { type Message, messages } from "#cloud/notices/outbox/records"
import { type Channel, channels, type TemplateKey, templateKeys } from "#cloud/notices/templates/rules"
import { noteDue } from "#cloud/shared/due"
import { type Fact, factId, facts } from "#cloud/shared/fact"
import type { Announcer, Contact, ContactsOf, HousematesOf, Member, Messenger, Subject } from "#cloud/shared/ports"
import type { Told } from "#cloud/shared/receipt"
import type { Collection } from "#cloud/shared/record"
import { communityScope } from "#cloud/shared/scope"
import { type Served, serve } from "#cloud/shared/serve"
import { every, type Store, type Stored } from "#cloud/shared/store"
import { id } from "#cloud/shared/values/id"
import { type Instant, instant, later } from "#cloud/shared/values/instant"
import { home, sharedCollections } from "../../support/house.ts"
import { openTemporaryStore } from "../../support/store.ts"
import { type Killable, killable } from "./failing-store.ts"
import { openPostOffice, type PostOffice } from "./post-office.ts"

export interface Neighbour extends Contact {
  readonly subject: Subject
}

/** Neighbours p0000, p0001 … in buildings of `perBuilding`, each with a phone. */
const people = (count: number, perBuilding: number): Neighbour[] =>
  Array.from({ length: count }, (_, place) => {
    const name = `p${String(place).padStart(5, "0")}`
    return {
      person: id<"person">(name),
      building: id<"building">(`b${Math.trunc(place / perBuilding) + 1}`),
      language: "zh",
      subject: `host:${name}` as Subject,
    }
  })

/** A clock that stands at 9 in the morning in China until it is moved. */
const morning = "2026-03-02T01:00:00.000Z"

/**
 * A community with notices over a real store and the simulated WeChat behind real HTTP. The ports that members fill are
 * filled from a plain list of neighbours.
 */
export const openNeighbourhood = async (
  options: {
    readonly people?: number
    readonly perBuilding?: number
    readonly unjoined?: number
    /** The number of the door that a neighbour lives behind, by place; one each without it. */
    readonly doors?: (place: number) => number
    readonly attach?: Attach
    readonly announcer?: Announcer
    readonly patience?: number
    readonly contactsOf?: (real: ContactsOf) => ContactsOf
    readonly messenger?: (real: Messenger) => Messenger
    readonly chain?: readonly Channel[]
    readonly others?: Partial<Record<Channel, Messenger>> | "all"
    /** The platforms tell by themselves what becomes of messages, and our addresses are there. */
    readonly tells?: boolean
    /** The accounts of a neighbour besides their phone's, by place. */
    readonly accounts?: (place: number, office: PostOffice) => readonly string[]
  } = {},
) => {
  let now: Instant = instant(morning)
  let counter = 0
  const newId = () => {
    counter += 1
    return `id${String(counter).padStart(24, "0")}`
  }
  const office: PostOffice = await openPostOffice({
    now: () => Date.parse(now),
    tells: options.tells ?? false,
    ...(options.patience !== undefined && { patience: options.patience }),
  })
  const others = options.others === "all" ? office.others : options.others
  const neighbours = people(options.people ?? 3, options.perBuilding ?? 40).map((one, place) => ({
    ...one,
    accounts: [one.subject, ...(options.accounts?.(place, office) ?? [])] as Subject[],
  }))
  const solid = openTemporaryStore([...sharedCollections, ...collections, memberships, heards])
  const sick: Killable = killable(solid)
  await keepSimulatedTemplates(solid)
  for (const { subject, person } of neighbours) office.wechat.opened(simulatedOpenid(subject), person)

  const wanted = (audience: Fact["audience"]): readonly Neighbour[] => {
    if (audience.to === "buildings")
      return neighbours.filter(one => one.building && audience.buildings.includes(one.building))
    if (audience.to === "body") return neighbours.slice(0, 3)
    if (audience.to === "persons") return neighbours.filter(({ person }) => audience.persons.includes(person))
    return audience.to === "community" ? neighbours : []
  }
  const bugs: unknown[] = []
  const staff: Member = {
    person: id<"person">("clerk"),
    community: home,
    scope: communityScope(home),
    roles: ["staff"],
    delegate: false,
  }
  const memberOf = (subject: Subject): Member | undefined => {
    if (subject === "test:clerk" || subject === "test:colleague")
      return { ...staff, person: id<"person">(subject.slice(5)) }
    if (subject === "test:owner") return { ...staff, person: id<"person">("owner"), roles: ["districtOwner"] }
    const found = neighbours.find(one => one.subject === subject)
    return found && { ...staff, person: found.person, roles: [] }
  }
  const contactsOf: ContactsOf = async (_, persons) => neighbours.filter(({ person }) => persons.includes(person))
  const housematesOf: HousematesOf = async (_, person) => {
    const doorOf = (place: number) => options.doors?.(place) ?? place
    const own = neighbours.findIndex(one => one.person === person)
    return neighbours.filter((_, place) => place !== own && doorOf(place) === doorOf(own)).map(({ person }) => person)
  }
  const assembled = notices({
    resolve: async (_, audience, { after, limit }) => {
      const all = wanted(audience).map(({ person }) => person)
      const rest = after === undefined ? all : all.filter(person => person > after)
      const page = rest.slice(0, limit)
      const next = page.length < rest.length ? page.at(-1) : undefined
      return { persons: page, ...(next !== undefined && { next }) }
    },
    contactsOf: options.contactsOf?.(contactsOf) ?? contactsOf,
    housematesOf,
    buildingsOf: async (_, audience) =>
      [...new Set(wanted(audience).map(({ building }) => building))].flatMap(building =>
        building
          ? [{ building, compound: "杏福里", name: building.slice(1), households: 60, unjoined: options.unjoined ?? 0 }]
          : [],
      ),
    doorsOf: async (_, building) => [
      ...neighbours
        .filter(one => one.building === building)
        .map(({ person }) => ({
          household: id<"household">(`h-${person}`),
          unit: "1",
          door: person.slice(1),
          persons: [person],
        })),
      ...Array.from({ length: options.unjoined ?? 0 }, (_, n) => ({
        household: id<"household">(`${building}-u${n}`),
        unit: "2",
        door: `9${n}`,
        persons: [],
      })),
    ],
    clock: () => now,
    ...(options.attach && { attach: options.attach }),
    ...(options.announcer && { announcer: options.announcer }),
    messengers: { wechat: options.messenger?.(office.messenger) ?? office.messenger, ...others },
    chain: options.chain ?? (options.others === "all" ? channels : ["wechat"]),
  })
  const door = serve([assembled], {
    store: sick.store,
    whois: async subject => memberOf(subject),
    now: () => now,
    newId,
    log: { info: () => undefined, bug: (line, error) => bugs.push([line, error]) },
    limited: false,
  })

  const documents = solid.in(communityScope(home))
  const hear = hearing({
    store: sick.store,
    housematesOf,
    placesOf: async subject =>
      neighbours.flatMap(one => (one.subject === subject ? [{ scope: documents.scope, person: one.person }] : [])),
    now: () => now,
  })
  const call = (
    who: Subject | "timer" | "nobody",
    action: string,
    input: unknown = {},
    key = newId(),
  ): Promise<Served> =>
    door({
      action: `notices.${action}`,
      input,
      key,
      ...(who === "timer" ? { timer: true } : who === "nobody" ? {} : { subject: who }),
    })
  const ask = async <V>(who: Subject | "timer", action: string, input: unknown = {}, key?: string): Promise<V> => {
    const { reply } = await call(who, action, input, key)
    if (!reply.ok)
      throw new Error(`${action}: ${reply.code} ${JSON.stringify(reply.details)} ${String(bugs.at(-1) ?? "")}`)
    return reply.value as V
  }

  /** A round of the timer: both of its actions, one after the other. */
  const tick = async (): Promise<{ readonly seen: number }> => {
    const first = await ask<{ seen: number }>("timer", "tick")
    const then = await ask<{ seen: number }>("timer", "deliver")
    return { seen: first.seen + then.seen }
  }

  const all = async <Body, By extends string>(collection: Collection<Body, By>): Promise<Stored<Body>[]> => {
    const found: Stored<Body>[] = []
    for await (const one of every(documents, collection)) found.push(one)
    return found
  }

  const { push } = office.wechat
  const { receipts } = office.texts
  if (push && receipts) {
    const owners = new Map(neighbours.map(({ subject }) => [simulatedOpenid(subject), subject]))
    const log = { info: () => undefined, bug: (line: object, error: unknown) => void bugs.push([line, error]) }
    const ours = { store: solid, behind: (store: Store) => store, now: () => now, log }
    for (const { subject, person } of neighbours) await bind(solid, subject, home, person, true)
    office.mount(pushCallbacks(ours, push.keys, openid => owners.get(openid)))
    office.mount(textCallbacks(ours, receipts.secret))
  }

  return {
    neighbours,
    office,
    store: solid,
    sick,
    documents,
    bugs,
    clerk: "test:clerk" as Subject,
    colleague: "test:colleague" as Subject,
    owner: "test:owner" as Subject,
    now: () => now,
    at: (moment: string) => {
      now = instant(moment)
    },
    pass: (ms: number) => {
      now = later(now, ms)
    },
    call,
    /** A platform tells what became of messages, or of consents. */
    tells: (channel: Channel, told: Partial<Told>) => hear(channel)({ receipts: [], wishes: [], ...told }),
    ask,
    refusal: async (who: Subject | "timer" | "nobody", action: string, input: unknown = {}, key?: string) => {
      const { status, reply } = await call(who, action, input, key)
      if (reply.ok) throw new Error(`${action} was accepted`)
      return { status, code: reply.code }
    },
    tick,
    deliver: () => ask<{ seen: number }>("timer", "deliver"),
    /** Ticks, a second at a time while something is due, until nothing has been due for so many seconds. */
    settle: async (seconds = 60): Promise<void> => {
      for (let quiet = 0; quiet < seconds; ) {
        const { seen } = await tick()
        const step = seen === 0 ? 5 : 1
        quiet = seen === 0 ? quiet + step : 0
        now = later(now, step * 1000)
      }
    },
    /** These neighbours' phones have agreed once to each template: with WeChat, and in our books. */
    agree: async (
      who: readonly Neighbour[] = neighbours,
      keys: readonly TemplateKey[] = templateKeys,
      times = 1,
    ): Promise<void> => {
      const consents = who.flatMap(one => keys.flatMap(key => Array.from({ length: times }, () => ({ ...one, key }))))
      await Promise.all(
        consents.map(({ subject, person, key }) => {
          const template = simulatedTemplates[templateKeys.indexOf(key)]
          office.wechat.requestSubscribeMessage(simulatedOpenid(subject), [template?.id ?? ""])
          const why = newId()
          return documents.change(async tx => {
            await enter(tx, { person, template: key }, "accept", why, now)
          })
        }),
      )
    },
    /** Something happens: the fact is saved in its change, and noted as due before it, as `serve` does. */
    happens: async (fact: Partial<Fact> & Pick<Fact, "kind" | "about">, saved = true): Promise<Fact> => {
      const whole: Fact = {
        audience: { to: "community" },
        page: "pages/projects/result?round=r1",
        data: { title: "今年的微项目" },
        at: now,
        ...fact,
      }
      await noteDue(solid, "facts", { at: whole.at, scope: documents.scope, what: factId(whole) })
      if (saved) await documents.change(tx => tx.create(facts, factId(whole), whole))
      return whole
    },
    all,
    /** How many service notices each phone has, in the order of the neighbours. */
    onPhones: (): number[] => neighbours.map(({ subject }) => office.phone(subject).length),
    /** The one message of the first notice to a neighbour, by place. */
    message: async (place = 0): Promise<Stored<Message>> => {
      const found = (await all(messages)).filter(({ person }) => person === neighbours[place]?.person)
      if (found.length !== 1) throw new Error(`${found.length} messages`)
      return found[0] as Stored<Message>
    },
    /** What a neighbour has left of one template, by place. */
    balance: async (key: TemplateKey, place = 0): Promise<number | undefined> =>
      (await documents.read(credits, creditId(neighbours[place]?.person ?? "", key)))?.balance,
    close: async () => {
      await office.close()
      await solid.close()
    },
  }
}

export type Neighbourhood = Awaited<ReturnType<typeof openNeighbourhood>>
