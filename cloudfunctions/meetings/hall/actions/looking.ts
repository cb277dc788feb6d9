import { namesOfSeats } from "../../../councils/actions.ts"
import { type Id, id } from "../../../shared/values/id.ts"
import { second } from "../../../shared/values/instant.ts"
import { resultOf, turnoutOf } from "../../../votes/actions.ts"
import { countableFrom } from "../../../votes/rules.ts"
import { meetingIn } from "../../calling/actions.ts"
import type { Motion, Speech } from "../records.ts"
import { lately } from "./lately.ts"
import { type Ground, motionsOf, type Roll, type RollOf, rollOf, roomOf } from "./reading.ts"
import { isWaiting, speechesOf } from "./speeches.ts"

/** A hall as its screens show it: the room, what was put to the vote, and who speaks. */
export type Look = Awaited<ReturnType<typeof look>>
export type Looking = ReturnType<typeof lookingAt>

/** With a screen that asks every second, no figure on it is ever older than two. */
const freshFigures = 500
/** Seats and rules hardly change while a meeting goes on; reading them is most of the work of a look. */
const freshRoll = 10 * second

/** What this process shows of its halls. */
export const lookingAt = () => {
  const rolls = lately(
    freshRoll,
    async ({ documents }, about: Id<"meeting">): Promise<Roll> =>
      rollOf(documents, about, await meetingIn(documents, about)),
  )
  const looks = lately(freshFigures, (ground, about: Id<"meeting">) =>
    look(ground, about, async () => (await rolls.read(ground, about)).value),
  )
  return {
    ...looks,
    /** The seats of a meeting, some seconds old at most. */
    roll: async (ground: Ground, about: Id<"meeting">): Promise<Roll> => (await rolls.read(ground, about)).value,
  }
}

const look = async (ground: Ground, about: Id<"meeting">, roll: RollOf) => {
  const [room, found, asked] = await Promise.all([
    roomOf(ground, about, roll),
    motionsOf(ground.documents, about),
    speechesOf(ground.documents, about),
  ])
  const motions = await Promise.all(found.map(motion => shownMotion(ground, motion)))
  const current = asked.filter(one => isWaiting(one) || one.id === room.hall?.speech)
  const names = await namesOfSeats(
    ground.store,
    room.seats.filter(({ seat }) => current.some(one => one.seat === seat)),
  )
  const shown = (one: Speech & { readonly id: string }) => {
    const named = names.get(one.seat)
    return {
      ...{ speech: id<"speech">(one.id), seat: one.seat, asked: one.asked },
      ...{ name: named?.name ?? "", group: named?.group ?? "" },
      ...(one.from !== undefined && { from: one.from }),
    }
  }
  const speaking = current.find(one => one.id === room.hall?.speech)
  return {
    ...room,
    motions,
    ...(speaking && { speaking: shown(speaking) }),
    waiting: current.filter(isWaiting).map(shown),
  }
}

/** While ballots are taken, and until they are counted, how many have voted in steps of five; then what it came to. */
const shownMotion = async (ground: Ground, motion: Motion & { readonly id: string }) => {
  const { item, title, text, vote, state, secrecy, remote, opened, ended, eligible, recused, outcome } = motion
  const { choices, decided } = motion
  const told = {
    ...{ motion: id<"motion">(motion.id), item, title, text, vote, state, secrecy, remote, opened, eligible },
    ...{ recused: recused.length },
    ...(ended !== undefined && { ended }),
    ...(outcome !== undefined && { outcome }),
    ...(choices && { choices }),
    ...(decided !== undefined && { decided }),
  }
  if (state === "void") return told
  if (state === "counted") return { ...told, ...(await figuresOfVote(ground, motion)) }
  const { voted } = await turnoutOf(ground, vote)
  return { ...told, voted, ...(ended !== undefined && { countedFrom: countableFrom(ended) }) }
}

const figuresOfVote = async ({ documents }: Ground, { vote, choices = [] }: Motion) => {
  const explanation = (await resultOf(documents, vote))?.outcome.explanation
  if (explanation?.kind !== "decision") return {}
  const { tally, groups, none } = explanation
  const votes = new Map((explanation.choices ?? []).map(one => [one.option, one.votes]))
  return {
    ...{ voted: tally.cast, tally },
    ...(groups && { groups }),
    ...(none !== undefined && {
      none,
      choices: choices.map(choice => ({ ...choice, votes: votes.get(choice.option) ?? 0 })),
    }),
  }
}
