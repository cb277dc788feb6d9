import { followed } from "#cloud/notices/planning/forecasting/rules"
import { type Need, needsOf } from "#cloud/notices/planning/rules"
import { tellings } from "#cloud/notices/telling/kind-words"
import { hour as hourLong, type Instant, instant, later, msOf } from "#cloud/shared/values/instant"
import type { Told } from "./reach-traces.ts"

/** Eight in the morning in China. */
const start = instant("2026-01-01T00:00:00.000Z")
/** The moment of an hour of a trace. */
export const momentOf = (hour: number): Instant => later(start, hour * hourLong)
export const hourOf = (at: Instant): number => Math.ceil((msOf(at) - msOf(start)) / hourLong)

/** The fact that a notice was made from. */
export const factOf = ({ hour, kind, about, moments, names }: Told) => {
  const at = Object.entries(moments).map(([name, at]) => [name, momentOf(at)])
  const audience = { to: "community" } as const
  return {
    kind,
    about,
    audience,
    at: momentOf(hour),
    data: { ...names, ...Object.fromEntries(at) } as Record<string, string>,
  }
}

/** What is still to come at an hour, as the calendar tells it, of the first so many notices. */
export const toComeAt = (told: readonly Told[], hour: number, many: number): Need[] =>
  needsOf(
    told
      .slice(0, many)
      .filter(({ kind }) => followed.includes(kind))
      .map(factOf),
    momentOf(hour),
  )

const named = ({ moments }: Told, name: string | undefined): number | undefined =>
  name === undefined ? undefined : moments[name]
/** The hour from which nobody needs to be told any more, if there is one. */
export const endOf = (told: Told): number | undefined => named(told, tellings[told.kind]?.until)
/** How long it is (ms) from when it is told until the moment that it tells of. */
export const leftUntil = (told: Told): number | undefined => {
  const moment = named(told, tellings[told.kind]?.when) ?? endOf(told)
  return moment === undefined ? undefined : (moment - told.hour) * hourLong
}
