import { type CouncilSeat, seatsAreHouseholds } from "../../../councils/rules.ts"
import type { Audience } from "../../../shared/audience.ts"
import type { Fact } from "../../../shared/fact.ts"
import type { Scope } from "../../../shared/scope.ts"
import type { Id } from "../../../shared/values/id.ts"
import type { Instant } from "../../../shared/values/instant.ts"
import { pageOf, type Sitting } from "./reading.ts"

/** As many persons as one audience names. */
const atOnce = 500

/** The persons of some seats, observers too, each once, in the order of the seats. */
export const personsOf = (seats: readonly CouncilSeat[]): Id<"person">[] => [
  ...new Set(seats.flatMap(({ holder }) => holder ?? [])),
]

/** Those a body's meeting is told to; where its seats are households, everybody who lives there. */
export const audiencesOf = (body: Pick<Sitting, "kind">, persons: readonly Id<"person">[]): readonly Audience[] => {
  if (seatsAreHouseholds(body.kind)) return [{ to: "community" }]
  const parts: Audience[] = []
  for (let from = 0; from < persons.length; from += atOnce)
    parts.push({ to: "persons", persons: persons.slice(from, from + atOnce) })
  return parts
}

/**
 * Facts about one happening of a meeting, one an audience. `version` sets apart what happens more than once: each is told
 * once.
 */
export const factsOf = (
  kind: string,
  told: {
    readonly scope: Scope
    readonly meeting: string
    readonly version: string
    readonly audiences: readonly Audience[]
    readonly data: Fact["data"]
    readonly at: Instant
  },
): Fact[] =>
  told.audiences.map((audience, part) => ({
    kind: `meetings.${kind}`,
    about: `${told.meeting}:${told.version}${part > 0 ? `:${part}` : ""}`,
    audience,
    page: pageOf(told.scope, told.meeting),
    data: told.data,
    at: told.at,
  }))
