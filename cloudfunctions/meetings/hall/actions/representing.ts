import { bodyOf, charterOf, namesOfSeats } from "../../../councils/actions.ts"
import { type CouncilSeat, seatsAreHouseholds } from "../../../councils/rules.ts"
import type { Actions, Ask, Resident } from "../../../shared/ask.ts"
import type { Fact } from "../../../shared/fact.ts"
import type { Documents, Store, Tx } from "../../../shared/store.ts"
import type { Id } from "../../../shared/values/id.ts"
import type { Instant } from "../../../shared/values/instant.ts"
import { factsOf } from "../../calling/actions/telling.ts"
import { meetingIn } from "../../calling/actions.ts"
import type { Meeting } from "../../calling/records.ts"
import type { entering } from "../contract/entering.ts"
import type { leading } from "../contract/leading.ts"
import { refuse } from "../refusals.ts"
import type { Looking } from "./looking.ts"
import { endMandate, giveMandate } from "./mandates.ts"
import { noteQuorum } from "./noting.ts"
import { isExpected, proxiesOf, type Room, roomOf } from "./reading.ts"
import { mySeats, seatAt, spokenFor } from "./seats.ts"

type Representing = Pick<Actions<typeof entering>, "myProxies" | "giveProxy" | "takeProxyBack"> &
  Pick<Actions<typeof leading>, "recordProxy" | "endProxy">
type Given = {
  readonly meeting: Id<"meeting">
  readonly seat: Id<"seat">
  readonly to: Id<"seat">
  readonly words: string
}
type Asking = Pick<Ask<Given, unknown>, "input" | "documents" | "store" | "now" | "change">

/** Mandates are given and taken back from the call of a meeting to its end. */
const current = async (ask: Pick<Asking, "documents">, about: Id<"meeting">): Promise<Meeting> => {
  const meeting = await meetingIn(ask.documents, about)
  if (meeting.state === "cancelled") throw refuse("meetingCancelled")
  if (meeting.state === "closed") throw refuse("hallClosed")
  return meeting
}

/** The fact that a seat has given somebody its mandate, or taken it back; whose seat it is stands on the page, not in it. */
const toldTo = (
  ask: { readonly input: { readonly meeting: Id<"meeting"> }; readonly documents: Documents; readonly now: Instant },
  { title, begins: when, place }: Meeting,
  kind: "proxyGiven" | "proxyEnded",
  { seat, groupName: group }: CouncilSeat,
  holder: Id<"person"> | undefined,
): Fact[] =>
  factsOf(kind, {
    ...{ scope: ask.documents.scope, meeting: ask.input.meeting, version: `${seat}.${ask.now}`, at: ask.now },
    ...{ audiences: holder ? [{ to: "persons", persons: [holder] }] : [], data: { title, when, place, group } },
  })

/** Written mandates: given on the phone by who holds the seat, or entered from a paper by the operator. */
export const representing = (looking: Looking): Representing => {
  const give = async (ask: Asking, meeting: Meeting, entered?: Id<"person">) => {
    const { meeting: about, seat, to, words } = ask.input
    const seats = { from: await seatAt(ask.documents, meeting, seat), to: await seatAt(ask.documents, meeting, to) }
    const { proxies } = (await looking.roll(ask, about)).charter
    if (!proxies.allowed) throw refuse("proxiesNotAllowed")
    const told = { words, given: ask.now, ...(entered && { entered }) }
    const tells = toldTo(ask, meeting, "proxyGiven", seats.from, seats.to.holder)
    const reply = await ask.change(async tx => {
      await giveMandate(tx, about, seats, told, proxies.most)
      return { given: ask.now }
    }, tells)
    await after(ask, about, meeting)
    return reply
  }
  const end = async (
    ask: Pick<
      Ask<{ meeting: Id<"meeting">; seat: Id<"seat"> }, unknown>,
      "input" | "documents" | "store" | "now" | "change"
    >,
    meeting: Meeting,
    why: "principal" | "staff",
  ) => {
    const { meeting: about, seat } = ask.input
    const standing = (await proxiesOf(ask.documents, about)).find(proxy => proxy.seat === seat)
    const from = await seatAt(ask.documents, meeting, seat)
    const tells = toldTo(ask, meeting, "proxyEnded", from, standing?.holder)
    const reply = await ask.change(async (tx: Tx) => {
      if (!(await endMandate(tx, about, seat, { at: ask.now, why }))) throw refuse("noProxy")
      return { ended: ask.now }
    }, tells)
    await after(ask, about, meeting)
    return reply
  }
  /** A mandate makes a seat present, or absent. */
  const after = async (ask: Pick<Asking, "documents" | "store" | "now">, about: Id<"meeting">, meeting: Meeting) => {
    if (meeting.state === "open") await noteQuorum(ask, about)
    looking.forget(ask, about)
  }
  return {
    myProxies: async ask => {
      const { meeting: about } = ask.input
      const meeting = await meetingIn(ask.documents, about)
      const { kind } = await bodyOf(ask.documents, meeting.body)
      const { allowed, most } = (await charterOf(ask.documents, meeting.body, meeting.charter)).proxies
      const told = { most: allowed ? most : 0, households: seatsAreHouseholds(kind) }
      if (told.households) return { ...told, mine: [], others: [] }
      return { ...told, ...(await mandatesOf(ask, await roomOf(ask, about), told.most)) }
    },
    giveProxy: async ask => {
      const meeting = await current(ask, ask.input.meeting)
      const [mine] = await mySeats(ask, looking, { id: ask.input.meeting, told: meeting }, ask.input.seat)
      if (mine?.holder !== ask.by.member.person) throw refuse("noSuchSeat")
      return give(ask, meeting)
    },
    takeProxyBack: async ask => {
      const meeting = await current(ask, ask.input.meeting)
      await mySeats(ask, looking, { id: ask.input.meeting, told: meeting }, ask.input.seat)
      return end(ask, meeting, "principal")
    },
    recordProxy: async ask => give(ask, await current(ask, ask.input.meeting), ask.by.member.person),
    endProxy: async ask => {
      return end(ask, await current(ask, ask.input.meeting), "staff")
    },
  }
}

/** What a holder of seats has given and holds, with names on both sides, and who could still take a mandate from them. */
const mandatesOf = async (
  ask: { readonly store: Store; readonly by: Resident },
  { seats, stays, proxies }: Room,
  most: number,
) => {
  const { person } = ask.by.member
  const own = spokenFor(
    seats.filter(({ holder, substitute }) => holder === person || substitute === person),
    person,
  ).filter(({ holder }) => holder === person)
  const names = await namesOfSeats(ask.store, seats)
  const nameOf = (seat: Id<"seat">): string => names.get(seat)?.name ?? ""
  const takes = ({ seat, holder }: (typeof seats)[number]): boolean =>
    holder !== person &&
    !proxies.some(proxy => proxy.seat === seat) &&
    proxies.filter(proxy => proxy.holder === holder).length < most
  return {
    mine: own.map(({ seat, groupName }) => {
      const given = proxies.find(proxy => proxy.seat === seat)
      return {
        ...{ seat, group: groupName, here: stays.some(stay => stay.seat === seat && stay.left === undefined) },
        ...(given && { given: { to: nameOf(given.to), words: given.words, at: given.given } }),
        from: proxies.filter(proxy => proxy.to === seat).map(proxy => nameOf(proxy.seat)),
      }
    }),
    others: seats
      .filter(isExpected)
      .filter(takes)
      .map(({ seat, groupName }) => ({ seat, group: groupName, name: nameOf(seat) })),
  }
}
