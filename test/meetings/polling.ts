import { facts } from "#cloud/shared/fact"
import type { House } from "../support/house.ts"
import { poll } from "./neighbours.ts"

/** A time poll, as whoever may see it sees it. */
export interface Shown {
  state: string
  people?: number
  invited: boolean
  slots: { id: string; mine?: string; count?: { yes: number; ifNeeded: number; no: number } }[]
  days: { day: string; rest: string }[]
  settled?: { slot: string }
  withdrawn?: { reason: string }
}

/** What is done with polls in whichever house is there when it is done, and what people are told of it. */
export const pollsIn = (house: () => House) => {
  const clerk = () => house().person("clerk", { roles: ["staff"] })
  return {
    clerk,
    open: async (more: object = {}) =>
      (await house().ask<{ poll: string }>(clerk(), "meetings.openPoll", poll(more))).poll,
    answer: (who: Parameters<House["ask"]>[0], about: string, says: object) =>
      house().ask<{ answered: number; of: number }>(who, "meetings.answer", { poll: about, says }),
    show: (who: Parameters<House["ask"]>[0], about: string) =>
      house().ask<Shown>(who, "meetings.poll", { poll: about }),
    told: async () => (await house().documents.list(facts)).map(({ kind, about, data }) => ({ kind, about, data })),
  }
}
