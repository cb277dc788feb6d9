import { addMember, linkAccount } from "#cloud/members/actions"
import { messageId, messages } from "#cloud/notices/outbox/records"
import type { Action } from "#cloud/shared/contract"
import type { Subject } from "#cloud/shared/ports"
import { dayLong, later, minute } from "#cloud/shared/values/instant"
import type { Granted, Here, Making } from "./a-call.ts"
import { passing } from "./a-council.ts"
import { aimed } from "./aiming.ts"
import type { Door, Who } from "./door.ts"
import { hallGranted, hallOf } from "./granted-hall.ts"
import { meetingsGranted } from "./granted-meetings.ts"
import type { Someone } from "./sides.ts"

interface Round {
  readonly id: string
  readonly state: string
  readonly vote?: string
}
const roundIn = async ({ ask }: Door, { community }: Here, state: string): Promise<Round> => {
  const { rounds } = await ask<{ rounds: Round[] }>("nobody", "projects.rounds", { community })
  const found = rounds.find(round => round.state === state)
  if (!found) throw new Error(`no round is ${state}`)
  return found
}

const toDeliberating = async (door: Door, here: Here): Promise<string> => {
  const { id: round } = await roundIn(door, here, "soliciting")
  const { proposals } = await door.ask<{ proposals: { id: string }[] }>(here.of("staff"), "projects.proposals", {
    round,
  })
  for (const { id: project } of proposals)
    await door.ask(here.of("staff"), "projects.screen", { project, verdict: { is: "accepted", cost: 300_000 } })
  for (const to of ["screening", "deliberating"])
    await door.ask(here.of("staff"), "projects.move", { round, to, note: "议事会讨论" })
  return round
}

/** A round that the party organization looks at first, with nothing proposed to it. */
const toScreening = async ({ ask, now }: Door, here: Here): Promise<string> => {
  const staff = here.of("staff")
  const { round } = await ask<{ round: string }>(staff, "projects.openRound", {
    ...{ title: "第四轮", fund: here.ids.fund, budget: 1_000_000, proposeUntil: later(now(), 14 * dayLong) },
    ...{ publicity: { kind: "affairs", days: 15 }, study: true },
  })
  await ask(staff, "projects.move", { round, to: "screening", note: "议事会讨论" })
  return round
}

/** The vote of the seats in the hall, put into the chat if asked for. */
const offered =
  (already: boolean): Making =>
  async (door, here) => {
    const input = { chat: here.ids.chat, vote: (await hallOf(door, here)).vote }
    if (already) await door.ask(here.of("staff"), "chats.offer", input)
    return { input }
  }

/** The box is waiting for another person's entry. */
const secondEntry = async ({ store, now }: Door, here: Here): Promise<Granted> => {
  const who = here.subjectOf("second")
  await addMember(store, { subject: who, community: here.community, name: "第二人", roles: ["staff"] }, now())
  const { vote, batch } = here.ids
  return { who, input: { vote, batch, slips: [{ kind: "approval", options: here.options }] } }
}

/** A message of the notice that WeChat was too busy for. */
const failedMessage = async ({ store, now }: Door, { ids, scope, housemate }: Here): Promise<void> => {
  const notice = ids.notice ?? ""
  const message = { notice, person: housemate, channel: "wechat", state: "dead", reason: "busy", paid: true } as const
  const counts = { round: 1, tries: 8, doubts: 0, next: now(), at: now() }
  await store
    .in(scope)
    .change(tx => tx.put(messages, messageId(notice, housemate, "wechat"), { ...message, ...counts }))
}

const slips = ({ ids }: Here) => [{ kind: "approval", options: [ids.option] }]
const linkOf = ({ secrets }: Here) => ({ link: secrets.at(-2) })
const agreed = async ({ ask }: Door, here: Here) => {
  const { pairing } = here.ids
  const { check } = await ask<{ check: string }>(here.of("resident"), "members.pairing", { pairing })
  return { pairing, check }
}

/** A seat of the council, held by the head of a household if asked for. */
const seatIn = async (door: Door, here: Here, held: boolean) => {
  const staff = here.of("staff")
  const adding = { body: here.ids.body, group: "shops", count: 1, observer: false }
  const { seats } = await door.ask<{ seats: string[] }>(staff, "councils.addSeats", adding)
  const asked = { seat: seats[0], from: door.now().slice(0, 10) }
  if (held) await door.ask(staff, "councils.seatPerson", { ...asked, as: "holder", person: here.housemate })
  return asked
}
const seated =
  (held: boolean): Making =>
  async (door, here, input) => ({ input: { ...input, ...(await seatIn(door, here, held)) } })

/** Where an action's example, aimed at a community's things, is refused there as things stand: what would be granted. */
const otherwise: Readonly<Record<string, Making>> = {
  "members.link": async (_, here) => ({ input: linkOf(here) }),
  "members.redeem": async (_, here, input) => ({ input: { ...input, ...linkOf(here) } }),
  "members.pairApprove": async (door, here) => ({ input: await agreed(door, here) }),
  "members.pairFinish": async (door, here) => {
    await door.ask(here.of("resident"), "members.pairApprove", await agreed(door, here))
    return { who: "nobody", input: { pairing: here.ids.pairing, secret: here.secrets.at(-1) } }
  },
  "members.actIn": async (_, here) => ({ who: here.of("resident") }),
  "members.consent": async (_, here) => ({ who: here.of("resident") }),
  "members.myData": async (_, here) => ({ who: here.of("resident") }),
  "members.export": async (_, here) => ({ who: here.of("resident") }),
  "members.forget": async (_, here) => ({ who: here.of("resident") }),
  "members.join": async (door, here, input) => {
    const { building } = here.ids
    const made = await door.ask<{ slips: { household: string; code: string }[] }>(here.of("staff"), "members.slips", {
      building,
    })
    return { input: { ...input, household: made.slips[3]?.household, code: made.slips[3]?.code } }
  },
  "members.handOver": async (_, here) => ({
    who: here.subjectOf("head"),
    input: { to: here.persons.resident?.person },
  }),
  "members.unlinkAccount": async ({ store, ask, now }, here) => {
    const { code } = await ask<{ code: string }>(here.of("resident"), "members.accountCode")
    await linkAccount(store, "wecom:wwcorp:resident" as Subject, code, now())
    const { accounts } = await ask<{ accounts: { account: string }[] }>(here.of("resident"), "members.accounts")
    return { input: { account: accounts[0]?.account } }
  },
  "members.undoRoll": async ({ ask }, here) => {
    const staff = here.of("staff")
    await ask(staff, "members.importRoll", { plan: here.ids.plan, removeMissing: false })
    const { rolls } = await ask<{ rolls: { roll: string }[] }>(staff, "members.rolls")
    return { input: { roll: rolls[0]?.roll } }
  },
  "funds.reverse": async (door, here, input) => {
    await door.ask(here.of("treasurer"), "funds.grant", { fund: here.ids.fund, amount: 1_000, source: "误记" })
    return { input: { ...input, n: 3 } }
  },
  "councils.seatHistory": async (door, here) => ({ input: { seat: (await seatIn(door, here, true)).seat } }),
  "councils.closeSeat": seated(false),
  "councils.seatPerson": seated(false),
  "councils.vacateSeat": seated(true),
  "councils.seatCode": seated(false),
  "councils.takeSeat": async (door, here) => {
    const asked = { ...(await seatIn(door, here, false)), as: "holder" }
    const { code } = await door.ask<{ code: string }>(here.of("staff"), "councils.seatCode", asked)
    return { who: here.of("resident"), input: { code } }
  },
  ...meetingsGranted,
  ...hallGranted,
  "chats.privateCard": async (door, here) => {
    const { vote } = await hallOf(door, here)
    return { who: here.subjectOf("head"), input: { vote } }
  },
  "chats.offer": offered(false),
  "chats.withdraw": offered(true),
  "notices.notice": async door => passing(door, minute).then(() => ({})),
  "notices.read": async door => passing(door, minute).then(() => ({})),
  "notices.unheard": async door => passing(door, minute).then(() => ({})),
  "notices.visit": async door => passing(door, minute).then(() => ({})),
  "notices.setChannels": async () => ({ input: { channels: ["wechat"] } }),
  "notices.withdraw": async door => passing(door, minute).then(() => ({})),
  "notices.resend": async (door, here) => {
    await passing(door, minute)
    await failedMessage(door, here)
    return {}
  },
  "notices.send": async (_, here) => ({ input: { notice: here.ids.draft, edition: 1 } }),
  "projects.move": async (door, here) => ({
    input: { round: (await roundIn(door, here, "soliciting")).id, to: "screening", note: "议事会讨论" },
  }),
  "projects.project": async (_, here, input) => ({ input: { ...input, project: here.ids.option } }),
  "projects.study": async (door, here, input) => ({
    input: { ...input, round: await toScreening(door, here), day: door.now().slice(0, 10) },
  }),
  "projects.propose": async (door, here, input) => ({
    input: { ...input, round: (await roundIn(door, here, "soliciting")).id },
  }),
  "projects.withdraw": async (_, here) => ({ who: here.of("delegate") }),
  "projects.openVoting": async (door, here) => ({
    input: { round: await toDeliberating(door, here), closes: later(door.now(), 7 * dayLong) },
  }),
  "projects.publish": async (door, here) => {
    const { who, input } = await secondEntry(door, here)
    await door.ask(who, "votes.confirmBatch", input)
    await passing(door, 8 * dayLong)
    return {}
  },
  "projects.object": async (door, here, input) => ({
    who: here.of("delegate"),
    input: { ...input, round: (await roundIn(door, here, "objected")).id },
  }),
  "votes.unmarkPaper": async (door, here, input) => {
    const seat = here.households[5]
    await door.ask(here.of("staff"), "votes.markPaper", { vote: here.ids.vote, seat })
    return { input: { ...input, seat } }
  },
  "votes.enterBatch": async (door, here) => {
    const { vote } = here.ids
    await door.ask(here.of("staff"), "votes.markPaper", { vote, seat: here.households[5] })
    return { input: { vote, slips: slips(here) } }
  },
  "votes.castSeat": async (door, here, input) => {
    const { vote, seat } = await hallOf(door, here)
    return { who: here.subjectOf("head"), input: { ...input, vote, seat } }
  },
  "votes.named": async (door, here, input) => {
    const { vote, motion } = await hallOf(door, here)
    await door.ask(here.of("staff"), "meetings.closeMotion", { motion })
    await passing(door, minute)
    return { who: here.subjectOf("head"), input: { ...input, vote } }
  },
  "votes.confirmBatch": secondEntry,
  "votes.result": async (door, here, input) => ({
    input: { ...input, vote: (await roundIn(door, here, "objected")).vote },
  }),
  "votes.board": async (door, here, input) => ({
    input: { ...input, vote: (await roundIn(door, here, "objected")).vote },
  }),
}

const whoMay = ({ may }: Action, here: Here): Who => {
  if (may === "timer") return "timer"
  if (may === "newcomer") return here.subjectOf("newcomer")
  if (may === "delegate") return here.of("delegate")
  return here.of(typeof may === "string" ? "resident" : (may[0] as Someone))
}

/** For an action: a call of it that should be granted in this community, once what it needs has been done. */
export const granted = async (name: string, action: Action, door: Door, here: Here): Promise<Granted> => {
  const { input } = aimed(action, here.ids)
  const made = await otherwise[name]?.(door, here, input as object)
  return { who: whoMay(action, here), input, ...made }
}
