import { addMember, createCommunity, createHouseholds } from "#cloud/members/actions"
import type { Subject } from "#cloud/shared/ports"
import { fen } from "#cloud/shared/values/fen"
import type { Id } from "#cloud/shared/values/id"
import { type Figure, figures, nameOf, numberOf } from "./people.ts"
import { homesOf, type Place } from "./places.ts"
import type { Stage } from "./stage.ts"

/** The account of a figure, and of a resident by number. */
export const subjectOf = (figure: Pick<Figure, "word">): Subject => `host:demo-${figure.word}` as Subject
const residentOf = (place: Place, n: number): Subject => `host:demo-${place.community}-${n}` as Subject

export interface Delegate {
  readonly subject: Subject
  readonly name: string
}

/** A community that people live in. */
export interface Settled {
  readonly place: Place
  readonly staff: Subject
  /** Who casts for a household, besides the figures: those are left for whoever tries the demonstration. */
  readonly delegates: readonly Delegate[]
  readonly fund: Id<"fund">
}

const amongOurs = (place: number, role: Figure["roles"][number]): Subject => {
  const found = figures.find(({ community, roles }) => community === place && roles.includes(role))
  if (!found) throw new Error(`nobody is ${role} in community ${place}`)
  return subjectOf(found)
}

/** Founds a community on the stage: its roll, its people, a fund with a grant of this year (in yuan). */
export const settlePlace = async (stage: Stage, place: Place, number: number, grant: number): Promise<Settled> => {
  const { house, chance } = stage
  const { community, name, address, clerk, phone, street } = place
  await createCommunity(house.store, { community, name, address, clerk, phone, ...(street && { street }) }, stage.now())
  const doors = homesOf(place, chance)
  const order = chance.some(
    doors.map((_, at) => at),
    doors.length,
  )
  const ours = figures.filter(figure => figure.community === number)
  // The roll knows whom to call there: the figures stand on it with a number of their own.
  const known = new Map(
    ours.filter(({ delegate }) => delegate).map((figure, at) => [order.at(-1 - at), figure] as const),
  )
  const onRoll = doors.map((door, at) => {
    const figure = known.get(at)
    return figure ? { ...door, contact: figure.name, phone: numberOf(figure) } : door
  })
  const homes = await createHouseholds(house.store, community, onRoll, stage.now())
  const free = order.flatMap(at => homes[at] ?? [])
  const join = (subject: Subject, person: Omit<Parameters<typeof addMember>[1], "subject" | "community">) =>
    addMember(house.store, { subject, community, ...person }, stage.now())

  for (const figure of ours) {
    const household = figure.delegate ? free.pop() : undefined
    await join(subjectOf(figure), {
      name: figure.name,
      roles: [...figure.roles],
      elder: figure.elder ?? false,
      ...(household && { household }),
    })
  }
  const joining = free.slice(0, place.joined).map((household, n) => ({
    household,
    subject: residentOf(place, n),
    name: nameOf(chance),
    elder: chance.next() < 0.3,
  }))
  await stage.each(joining, ({ subject, ...person }) => join(subject, person))

  const treasurer = amongOurs(number, "treasurer")
  const { fund } = await stage.ask<{ fund: Id<"fund"> }>(treasurer, "funds.open", { name: "社区微资金" })
  await stage.ask(treasurer, "funds.grant", { fund, amount: fen(grant * 100), source: "街道办事处年度拨款（演示）" })
  return {
    place,
    staff: amongOurs(number, "staff"),
    delegates: joining,
    fund,
  }
}
