import { buildingsOf } from "#cloud/members/actions"
import { type TemplateKey, templateKeys } from "#cloud/notices/templates/rules"
import type { Subject } from "#cloud/shared/ports"
import { communityScope } from "#cloud/shared/scope"
import { dayOf, daysLater } from "#cloud/shared/values/day"
import type { Id } from "#cloud/shared/values/id"
import { hour, minute } from "#cloud/shared/values/instant"
import { figures } from "./people.ts"
import { type Settled, subjectOf } from "./settling.ts"
import type { Stage } from "./stage.ts"

/** WeChat asks about three kinds of message a tap at most. */
const asked: readonly (readonly TemplateKey[])[] = [templateKeys.slice(0, 3), templateKeys.slice(3)]

/** These people have told their phone that they want a message of each kind, as often as given. */
export const wantMessages = async (
  stage: Stage,
  people: readonly { readonly subject: Subject; readonly name: string }[],
  times: number,
): Promise<void> => {
  for (let turn = 0; turn < times; turn++) {
    await stage.each(people, async ({ subject, name }) => {
      stage.phones.agree(subject, name)
      for (const keys of asked)
        await stage.ask(subject, "notices.credit", { answers: keys.map(template => ({ template, answer: "accept" })) })
    })
    stage.pass(minute)
  }
}

export const figuresOf = (community: number) =>
  figures.filter(figure => figure.community === community).map(figure => ({ ...figure, subject: subjectOf(figure) }))

/** A time poll that is open now, answered by some: four evenings and one morning of next week. */
export const pollTimes = async (stage: Stage, there: Settled, opened: number): Promise<void> => {
  stage.at(stage.day(opened, 11))
  const today = dayOf(stage.today)
  const evening = (days: number) => ({ day: daysLater(today, days), from: "19:00", to: "20:30" })
  const slots = [
    evening(4),
    evening(5),
    { day: daysLater(today, 6), from: "09:30", to: "11:00" },
    evening(7),
    evening(8),
  ]
  const { poll } = await stage.ask<{ poll: Id<"poll"> }>(there.staff, "meetings.openPoll", {
    title: "中心花园改造，一起商量",
    place: "社区活动室",
    note: "想听听住在花园边上的邻居怎么说。来不了的，事后看纪要。",
    slots,
    closes: stage.day(2, 20),
    audience: { to: "community" },
    countsShown: "always",
  })
  await stage.settle()
  stage.pass(2 * hour)
  const says = () =>
    Object.fromEntries(
      slots.map(({ day, from }, n) => {
        const chance = stage.chance.next() + (n === 2 ? 0.15 : 0)
        return [`${day}T${from}`, chance > 0.5 ? "yes" : chance > 0.3 ? "ifNeeded" : "no"]
      }),
    )
  const answering = stage.chance.some(there.delegates, 74)
  await stage.each(answering, ({ subject }) => stage.ask(subject, "meetings.answer", { poll, says: says() }))
}

/** A notice of the everyday kind, to the people of two buildings. */
export const tellBuildings = async (stage: Stage, there: Settled, sent: number): Promise<void> => {
  stage.at(stage.day(sent, 15))
  const all = await buildingsOf(stage.house.store)(communityScope(there.place.community), { to: "community" })
  const buildings = all.slice(0, 2)
  const text = `${buildings.map(({ name }) => name).join("、")} 号楼后天 9:00–11:30 检修水管，请提前接水。问题请打居委会电话。`
  const written = await stage.ask<{ notice: string; edition: number }>(there.staff, "notices.write", {
    title: "后天上午停水两个半小时",
    text,
    audience: { to: "buildings", buildings: buildings.map(({ building }) => building) },
    urgent: false,
    template: "news",
  })
  await stage.ask(there.staff, "notices.send", written)
  stage.pass(minute)
  await stage.settle()
}

/** Posters hang in the hall, in the first building's lift and at the market; each has its own code, and some were scanned. */
export const hangPosters = async (stage: Stage, there: Settled): Promise<void> => {
  const { community } = there.place
  const [first] = await buildingsOf(stage.house.store)(communityScope(community), { to: "community" })
  const { spots } = await stage.ask<{ spots: { key: string }[] }>(there.staff, "members.addSpots", {
    spots: [
      { kind: "hall" },
      ...(first ? [{ kind: "lift", building: first.building }] : []),
      { kind: "other", words: "菜市场门口" },
    ],
  })
  const openings = spots.flatMap(({ key }, n) => Array.from({ length: [26, 9, 4][n] ?? 0 }, () => key))
  await stage.each(openings, (key, n) => {
    const by = there.delegates[n % there.delegates.length]
    return stage.ask(by?.subject ?? there.staff, "members.scanned", { community, key })
  })
}
