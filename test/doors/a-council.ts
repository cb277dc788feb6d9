import { createBody } from "#cloud/councils/actions"
import { type Charter, presets } from "#cloud/councils/rules"
import { meetings } from "#cloud/meetings/calling/records"
import { codeNow } from "#cloud/meetings/hall/code"
import { halls } from "#cloud/meetings/hall/records"
import { id } from "#cloud/shared/values/id"
import { dayLong, hour, later, minute, msOf, second } from "#cloud/shared/values/instant"
import type { Here } from "./a-call.ts"
import type { Door } from "./door.ts"

/** Timers run as if so much time went by, and once more for what comes of it. */
export const passing = async ({ pass, ask, actions }: Door, ms: number): Promise<void> => {
  for (const wait of [ms, minute, minute, minute]) {
    pass(wait)
    for (const [name, { may }] of actions) if (may === "timer") await ask("timer", name)
  }
}

/** Who sits on the council: whom the seat is held by, and what for. */
export const sitting = [
  ["head", "chair"],
  ["resident", "scrutineer"],
  ["delegate", "scrutineer"],
] as const
export type Sitting = (typeof sitting)[number][0]
export const subjectOf = (here: Here, who: Sitting) => (who === "head" ? here.subjectOf("head") : here.of(who))

/** A council of three who sit for the residents, with the usual rules of procedure but what is given. */
export const council = async (door: Door, here: Here, rules: Partial<Charter> = {}) => {
  const { body, seats } = await createBody(
    door.store.in(here.scope),
    {
      ...{ name: `${here.word}楼组议事会`, kind: "deliberationCouncil", level: "community" },
      groups: [{ group: "residents", name: "居民代表" }],
      charter: { ...presets.deliberationCouncil, ...rules },
      seats: sitting.map(([who, title]) => ({
        ...{ group: "residents", title },
        holder: who === "head" ? here.housemate : (here.persons[who]?.person ?? id<"person">("none")),
      })),
    },
    door.now(),
    door.newId,
  )
  const seat = (who: Sitting) => seats[sitting.findIndex(([one]) => one === who)] ?? id<"seat">("none")
  return { body, seat }
}

/** A meeting that the council has been called to, in four days: a report and a motion. */
export const called = async (door: Door, here: Here, rules: Partial<Charter> = {}) => {
  const { body, seat } = await council(door, here, rules)
  const begins = later(door.now(), 4 * dayLong)
  const { meeting } = await door.ask<{ meeting: string }>(here.of("staff"), "meetings.callMeeting", {
    ...{ body, title: "楼组会", place: "活动室", begins, ends: later(begins, 2 * hour) },
    agenda: [
      { kind: "report", title: "上月收支" },
      { kind: "motion", title: "花坛改造", text: "同意把花坛改为休息区" },
    ],
  })
  door.pass(second)
  const items = (await door.store.in(here.scope).read(meetings, meeting))?.agenda.map(({ item }) => item) ?? []
  const item = { report: items[0], motion: items[1] }
  return { body, seat, meeting, item, begins, ends: later(begins, 2 * hour) }
}

/** The same, on its day. */
export const begun = async (door: Door, here: Here, rules: Partial<Charter> = {}) => {
  const made = await called(door, here, rules)
  await passing(door, msOf(made.begins) - msOf(door.now()))
  return made
}

/** The same, with its hall open, and whoever is named in it. */
export const opened = async (door: Door, here: Here, there: readonly Sitting[], rules: Partial<Charter> = {}) => {
  const made = await begun(door, here, rules)
  const { meeting } = made
  await door.ask(here.of("staff"), "meetings.openMeeting", { meeting })
  for (const who of there)
    await door.ask(here.of("staff"), "meetings.checkInByHand", { meeting, seat: made.seat(who), reason: "本人到场" })
  const hall = await door.store.in(here.scope).read(halls, meeting)
  return { ...made, code: codeNow(hall?.secret ?? "", meeting, door.now()).code }
}

/** A topic of the council that the office has shown, and the head of a household has endorsed if asked for. */
export const topicOf = async (
  door: Door,
  here: Here,
  more: { readonly rules?: Partial<Charter>; readonly endorsed?: boolean; readonly body?: string } = {},
) => {
  const body = more.body ?? (await council(door, here, more.rules)).body
  const asked = { body, title: `${here.word}长椅`, why: `${here.word}没有地方坐` }
  const { topic } = await door.ask<{ topic: string }>(here.of("delegate"), "meetings.proposeTopic", asked)
  await door.ask(here.of("staff"), "meetings.showTopic", { topic })
  if (more.endorsed) await door.ask(here.subjectOf("head"), "meetings.endorseTopic", { topic })
  return { body, topic }
}
