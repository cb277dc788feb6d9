import { fen } from "#cloud/shared/values/fen"
import { type Id, id } from "#cloud/shared/values/id"
import type { Plan } from "#cloud/votes/actions"
import { ballots, marks } from "#cloud/votes/casting/records"
import { roundRule } from "#cloud/votes/counting/rule"
import type { Office } from "./office.ts"

/** The two ways in which a robot is reached. */
export const ways = [
  ["by callbacks", {}],
  ["over the long connection", { by: "line" }],
] as const

export const vote: Id<"vote"> = id("lift")
/** Three small projects of which two can be paid for. */
export const projects: Partial<Plan> = {
  title: "先做哪几件",
  form: { kind: "approval", min: 0, max: 2 },
  options: ["lights", "bench", "ramp"].map(name => ({ id: id<"option">(name), title: name, cost: fen(300_000) })),
  rule: roundRule,
  budget: fen(600_000),
}

/** What stands in the box of that vote, in whichever office is there when it is looked at. */
export const boxOf = (office: () => Office) => {
  const found = () => office().documents.list(marks, { where: { vote } })
  return {
    marksOf: async () => (await found()).map(({ seat }) => seat).sort(),
    choicesOf: async () => {
      const counted = await Promise.all(
        (await found()).map(({ ballot }) => office().documents.read(ballots, ballot ?? "")),
      )
      return counted.map(one => (one?.ballot as { choice?: string } | undefined)?.choice).sort()
    },
  }
}
