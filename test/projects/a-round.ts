import { collections as disclosureBooks, disclosures } from "#cloud/disclosures/index"
import { collections as fundBooks, funds } from "#cloud/funds/index"
import { projects, collections as roundBooks } from "#cloud/projects/index"
import type { Ground } from "#cloud/projects/rules"
import { id } from "#cloud/shared/values/id"
import { dayLong, later, minute, second } from "#cloud/shared/values/instant"
import { collections as voteBooks, votes } from "#cloud/votes/index"
import { elsewhere, home, openHouse } from "../support/house.ts"

export const yuan = (amount: number): number => amount * 100

export interface Seen {
  readonly state: string
  readonly projects: readonly {
    readonly id: string
    readonly title: string
    readonly cost: number
    readonly state: string
    readonly chosen?: boolean
    readonly reason?: string
    readonly ground?: Ground
    readonly into?: string
    readonly referredTo?: string
  }[]
  readonly voting?: {
    readonly vote: string
    readonly closes: string
    readonly early?: string
    readonly rulesHash: string
  }
  readonly counted?: { readonly ballots: number; readonly spent: number; readonly chosen: number }
  readonly published?: { readonly until: string; readonly disclosure: string }
  readonly objections: { readonly open: number; readonly raised: number }
  readonly answers: readonly { readonly answer: string }[]
  readonly study: { readonly held?: { readonly opinion: string; readonly day: string } }
  readonly notes: readonly { readonly state: string; readonly note: string }[]
}

/**
 * A community with five households, a fund of 30,000 yuan, staff and residents; and the steps of a round through the front
 * door, each of which a test may also take by itself.
 */
export const openCommunity = async () => {
  const households = ["h1", "h2", "h3", "h4", "h5"]
  const house = openHouse(
    () => [
      funds(),
      votes(),
      disclosures({ streetOf: async () => undefined }),
      projects(async function* () {
        for (const household of households) yield { seat: id<"seat">(household), group: "3 号楼" }
      }),
    ],
    [...fundBooks, ...voteBooks, ...disclosureBooks, ...roundBooks],
  )
  const staff = house.person("staff", { roles: ["staff"] })
  const treasurer = house.person("treasurer", { roles: ["treasurer"] })
  const party = house.person("party", { roles: ["partyOrganization"] })
  const committee = house.person("committee", { roles: ["committee"] })
  const resident = house.person("resident")
  const stranger = house.person("stranger", { roles: ["staff"], community: elsewhere })
  const delegates = new Map(households.map(household => [household, house.person(household, { household })]))

  const { fund } = await house.ask<{ fund: string }>(treasurer, "funds.open", { name: "2026 年微资金" })
  await house.ask(treasurer, "funds.grant", { fund, amount: yuan(30000), source: "街道拨款" })

  const roundInput = () => ({
    title: "2026 年第一轮微项目",
    fund,
    budget: yuan(10000),
    proposeUntil: later(house.now(), 14 * dayLong) as string,
    publicity: { kind: "affairs", days: 15 },
    study: false,
  })
  const openRound = async (told: object = {}): Promise<string> =>
    (await house.ask<{ round: string }>(staff, "projects.openRound", { ...roundInput(), ...told })).round
  const proposal = (round: string, title: string, cost = yuan(3000)) => ({
    round,
    title,
    place: "3 号楼",
    why: "夜里看得见台阶",
    cost,
  })
  const propose = async (round: string, title: string, cost?: number, who = resident): Promise<string> => {
    // Proposals are listed in the order in which they came.
    house.pass(second)
    return (await house.ask<{ project: string }>(who, "projects.propose", proposal(round, title, cost))).project
  }
  const screen = (project: string, verdict: object) => house.ask(staff, "projects.screen", { project, verdict })
  const accept = (project: string, cost: number) => screen(project, { is: "accepted", cost })
  const move = (round: string, to: string) =>
    house.ask(staff, "projects.move", { round, to, note: "议事会讨论后进入下一步" })
  const seen = (round: string) => house.ask<Seen>("nobody", "projects.round", { community: home, round })
  const tick = () => house.ask("timer", "projects.tick")

  /** A round with these projects accepted at these costs (yuan), at the step before the vote. */
  const deliberated = async (costs: Readonly<Record<string, number>>, told: object = {}) => {
    const round = await openRound(told)
    const ids: Record<string, string> = {}
    for (const [title, cost] of Object.entries(costs)) {
      const project = await propose(round, title, yuan(cost), staff)
      await accept(project, yuan(cost))
      ids[title] = project
    }
    await move(round, "screening")
    await move(round, "deliberating")
    return { round, ids }
  }
  const openVoting = async (round: string, told: object = {}): Promise<string> => {
    const closes = later(house.now(), 7 * dayLong)
    return (await house.ask<{ vote: string }>(staff, "projects.openVoting", { round, closes, ...told })).vote
  }
  const cast = (household: string, vote: string, options: readonly (string | undefined)[]) => {
    const delegate = delegates.get(household)
    if (!delegate) throw new Error(`${household} has no delegate`)
    const nonce = Buffer.from(household.padEnd(16)).toString("hex")
    return house.ask(delegate, "votes.cast", { vote, ballot: { kind: "approval", options }, nonce })
  }
  /** Lamps (4,000) and a bench (5,000) win, a kiosk (9,000) does not fit; counted, not published. */
  const counted = async (told: object = {}) => {
    const { round, ids } = await deliberated({ 路灯: 4000, 长椅: 5000, 亭子: 9000 }, told)
    const vote = await openVoting(round)
    await cast("h1", vote, [ids.路灯, ids.长椅])
    await cast("h2", vote, [ids.路灯, ids.长椅])
    await cast("h3", vote, [ids.路灯, ids.长椅])
    await cast("h4", vote, [ids.亭子])
    house.pass(7 * dayLong + 6 * second)
    await tick()
    return { round, ids, vote }
  }
  const published = async (told: object = {}) => {
    const made = await counted(told)
    await house.ask(staff, "projects.publish", { round: made.round })
    return made
  }

  return {
    ...house,
    ...{ staff, treasurer, party, committee, resident, stranger, fund, households },
    ...{ roundInput, openRound, proposal, propose, screen, accept, move, seen, tick },
    ...{ deliberated, openVoting, cast, counted, published },
    minute,
  }
}

export type Community = Awaited<ReturnType<typeof openCommunity>>
