import { keepSimulatedTemplates } from "../wechat/setup.ts"
import { keepChannelTemplates } from "./channels.ts"
import { foundCouncil, foundStreetCouncil } from "./councils.ts"
import { figuresOf, hangPosters, pollTimes, tellBuildings, wantMessages } from "./life.ts"
import { type Marker, writeMarker } from "./marker.ts"
import { callCouncil, callStreetCouncil } from "./meeting.ts"
import { figures } from "./people.ts"
import { type Place, places } from "./places.ts"
import { type Course, playRound } from "./rounds.ts"
import { type Settled, settlePlace, subjectOf } from "./settling.ts"
import { callForToday, holdCouncil, openToday } from "./sitting.ts"
import { openStage, type Stage } from "./stage.ts"

/** What has happened in each of the three communities, in days from today. */
const courses: readonly (readonly Course[])[] = [
  [
    {
      ...{ title: "上一轮微项目", budget: 20_000, ideas: 12, opened: -110, proposeUntil: -98, screened: true },
      ...{ voting: { from: -95, until: -88, ballots: 520 }, published: -86, implementing: -60 },
    },
    {
      ...{ title: "今年第一轮微项目", budget: 20_000, ideas: 16, opened: -20, proposeUntil: -6, screened: true },
      voting: { from: -3, until: 3, ballots: 610 },
    },
  ],
  [
    {
      ...{ title: "楼道和花园微项目", budget: 30_000, ideas: 20, opened: -40, proposeUntil: -20, screened: true },
      voting: { from: -16, until: -2, ballots: 330 },
    },
    { title: "秋冬微项目", budget: 10_000, ideas: 9, opened: -4, proposeUntil: 10 },
  ],
  [
    {
      ...{ title: "邻里微项目", budget: 15_000, ideas: 11, opened: -50, proposeUntil: -36, screened: true },
      ...{ voting: { from: -30, until: -6, ballots: 210 }, published: -4 },
    },
    { title: "第二批邻里微项目", budget: 12_000, ideas: 10, opened: -14, proposeUntil: -2 },
  ],
]
const grants = [60_000, 50_000, 40_000] as const
/** Days before the first round that a community begins with us. */
const beginnings = [-120, -60, -60] as const

/** A community that has been played, and of the first one the meeting that is called for today. */
type Played = Settled & { readonly today?: string }

const playCommunity = async (stage: Stage, place: Place, number: number): Promise<Played> => {
  stage.at(stage.day(beginnings[number] ?? 0, 9))
  const there: Settled = await settlePlace(stage, place, number, grants[number] ?? 0)
  await wantMessages(stage, [...figuresOf(number), ...stage.chance.some(there.delegates, 30)], 3)
  if (number === 0) await foundCouncil(stage, there)
  for (const course of courses[number] ?? []) await playRound(stage, there, course)
  if (number !== 0) return there
  await holdCouncil(stage, there, -10)
  const today = await callForToday(stage, there, -6)
  await hangPosters(stage, there)
  await tellBuildings(stage, there, -2)
  await pollTimes(stage, there, -1)
  await callCouncil(stage, there, -1)
  return { ...there, today }
}

/** Makes the demonstration in a folder, which must be empty; says what it is doing, a line a community. */
const make = async (directory: string): Promise<void> => {
  const marker: Marker = {
    whole: false,
    communities: places.length,
    households: places.reduce((sum, { households }) => sum + households, 0),
    people: figures.map(figure => ({ ...figure, subject: subjectOf(figure) })),
  }
  writeMarker(directory, marker)
  const stage = await openStage(directory)
  await keepSimulatedTemplates(stage.house.store)
  await keepChannelTemplates(stage.house.store)
  const settled: Played[] = []
  for (const [number, place] of places.entries()) {
    console.log(`  ${place.name} · ${place.households} 户 households`)
    settled.push(await playCommunity(stage, place, number))
  }
  const [first, second] = settled
  stage.at(stage.day(-50, 9))
  if (first && second) {
    await foundStreetCouncil(stage, [first, second])
    await callStreetCouncil(stage, -1)
  }
  if (first?.today) await openToday(stage, first, first.today)
  stage.at(stage.today)
  await stage.settle()
  await stage.close()
  writeMarker(directory, { ...marker, ...(first?.today && { hall: first.today }), whole: true })
}

await make(process.argv[2] ?? "")
