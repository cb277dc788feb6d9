import { namesOfSeats } from "../../../councils/actions.ts"
import type { CouncilSeat } from "../../../councils/rules.ts"
import type { Actions } from "../../../shared/ask.ts"
import type { Store } from "../../../shared/store.ts"
import type { Id } from "../../../shared/values/id.ts"
import { codeNow } from "../code.ts"
import type { leading } from "../contract/leading.ts"
import type { showing as contract } from "../contract/showing.ts"
import type { Look, Looking } from "./looking.ts"
import { isExpected, roomOf } from "./reading.ts"
import { numberOf } from "./seats.ts"

type Showing = Actions<typeof contract> & Pick<Actions<typeof leading>, "hallSeats">

/** The screen, the page on the phone, and the operator's roll. */
export const showing = (looking: Looking): Showing => ({
  hall: async ask => {
    const { meeting: about } = ask.input
    const { at, value: look } = await looking.read(ask, about)
    const { meeting, body, charter, hall, figures, motions, speaking, waiting } = look
    const { person, roles } = ask.by.member
    const names = new Map(body.groups.map(({ group, name }) => [group as string, name]))
    const isStaff = roles.includes("staff")
    const secret = isStaff ? hall?.secret : undefined
    // The room sees and hears who speaks; a phone elsewhere in the community is told the group.
    const called = <One extends { readonly name: string }>(one: One): One => (isStaff ? one : { ...one, name: "" })
    return {
      ...{
        meeting: about,
        title: meeting.title,
        body: body.name,
        bodyId: body.id,
        place: meeting.place,
        begins: meeting.begins,
      },
      ...{ ends: meeting.ends, state: meeting.state, outcome: charter.outcome, at, now: ask.now },
      figures: {
        ...figures,
        groups: figures.groups.map(line => ({ ...line, name: names.get(line.group) ?? line.group })),
        represented: look.represented.length,
      },
      agenda: [...meeting.agenda],
      ...(hall?.item && { item: hall.item }),
      motions,
      ...(speaking && { speaking: called(speaking) }),
      waiting: waiting.map(called),
      remote: charter.remote,
      proxies: charter.proxies.allowed ? charter.proxies.most : 0,
      mine: await mineOf(ask.store, look, person),
      ...(secret !== undefined && { code: codeNow(secret, about, ask.now) }),
    }
  },

  hallSeats: async ask => {
    const { meeting: about, after, limit = 50 } = ask.input
    const { seats, stays, proxies } = await roomOf(ask, about)
    const sorted = [...seats].sort((a, b) => (a.seat < b.seat ? -1 : 1))
    const page = sorted.filter(({ seat }) => after === undefined || seat > after).slice(0, limit)
    const given = new Map(proxies.map(proxy => [proxy.seat as string, proxy]))
    const also = sorted.filter(({ seat }) => page.some(one => given.get(one.seat)?.to === seat))
    const names = await namesOfSeats(ask.store, [...page, ...also])
    const nameOf = (seat: Id<"seat">): string => names.get(seat)?.name ?? ""
    const last = page.at(-1)
    return {
      seats: page.map(({ seat, groupName, observer, holder, substitute }) => {
        const stay = stays.find(one => one.seat === seat)
        const proxy = given.get(seat)
        return {
          ...{ seat, group: groupName, name: nameOf(seat), observer, vacant: holder === undefined },
          ...{ substitute: substitute !== undefined, here: stay !== undefined && stay.left === undefined },
          ...(stay && { by: stay.by, at: stay.back ?? stay.at }),
          ...(stay?.left !== undefined && { left: stay.left }),
          ...(stay?.offline && { offline: stay.offline }),
          ...(stay?.reason !== undefined && { reason: stay.reason }),
          ...(proxy && { proxy: { to: proxy.to, name: nameOf(proxy.to), words: proxy.words } }),
        }
      }),
      ...(last && page.length === limit && { next: last.seat }),
    }
  },
})

/** The caller's own seats, from what everybody's look has read; the names of both sides of a mandate stand with them. */
const mineOf = async (store: Store, { seats, stays, proxies }: Look, person: Id<"person">) => {
  const own = seats.filter(({ holder, substitute }) => holder === person || substitute === person)
  if (own.length === 0) return []
  const others = (seat: CouncilSeat) => ({
    to: proxies.find(proxy => proxy.seat === seat.seat),
    from: proxies.filter(proxy => proxy.to === seat.seat),
  })
  const wanted = own.flatMap(seat => {
    const { to, from } = others(seat)
    return [...(to ? [to.to] : []), ...from.map(proxy => proxy.seat)]
  })
  const called = await namesOfSeats(
    store,
    seats.filter(({ seat }) => wanted.includes(seat)),
  )
  const nameOf = (seat: Id<"seat">): string => called.get(seat)?.name ?? ""
  return own.map(seat => {
    const stay = stays.find(one => one.seat === seat.seat)
    const { to, from } = others(seat)
    const here = stay !== undefined && stay.left === undefined
    return {
      ...{ seat: seat.seat, group: seat.groupName, observer: !isExpected(seat) },
      ...{ standIn: seat.holder !== person, here },
      ...(here && { number: numberOf(stay.meeting, seat.seat), since: stay.back ?? stay.at }),
      ...(stay?.left !== undefined && { left: stay.left }),
      ...(to && { proxyTo: nameOf(to.to) }),
      proxyFrom: from.map(proxy => nameOf(proxy.seat)),
    }
  })
}
