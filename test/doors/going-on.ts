import { bindGroup } from "#cloud/chats/binding/actions"
import { whois } from "#cloud/host/features"
import { handOut } from "#cloud/host/uploads"
import { digest } from "#cloud/shared/digest"
import type { Subject } from "#cloud/shared/ports"
import { dayLong, later, second } from "#cloud/shared/values/instant"
import { csv } from "../members/workbooks.ts"
import { holdMeeting } from "./a-hall.ts"
import type { Door } from "./door.ts"
import { type Found, marksOf } from "./sides.ts"

/** Keeps a file as the host keeps an upload. */
const bringing =
  ({ store, files, now }: Pick<Door, "store" | "files" | "now">) =>
  async (by: Subject, bytes: Uint8Array, name: string): Promise<string> => {
    const member = await whois(store)(by)
    if (!member) throw new Error("nobody brings a file")
    return handOut({ store, files, now })(bytes, name, member)
  }

const round = async ({ ask, now, pass }: Door, there: Found, title: string, fund: string) => {
  const { round } = await ask<{ round: string }>(there.of("staff"), "projects.openRound", {
    title: `${there.word}${title}`,
    fund,
    budget: 1_000_000,
    proposeUntil: later(now(), 14 * dayLong),
    publicity: { kind: "affairs", days: 15 },
    study: false,
  })
  const projects: string[] = []
  for (const what of ["路灯", "长椅"]) {
    pass(second)
    const told = {
      round,
      title: `${there.word}${what}`,
      place: `${there.word}楼下`,
      why: `${there.word}夜里`,
      cost: 300_000,
    }
    projects.push((await ask<{ project: string }>(there.of("delegate"), "projects.propose", told)).project)
  }
  return { round, projects }
}
const vote = async ({ ask, now }: Door, there: Found, made: { round: string; projects: string[] }) => {
  for (const project of made.projects)
    await ask(there.of("staff"), "projects.screen", { project, verdict: { is: "accepted", cost: 300_000 } })
  for (const to of ["screening", "deliberating"])
    await ask(there.of("staff"), "projects.move", { round: made.round, to, note: `${there.word}议事会讨论` })
  const { vote } = await ask<{ vote: string }>(there.of("staff"), "projects.openVoting", {
    round: made.round,
    closes: later(now(), 7 * dayLong),
  })
  const ballot = { kind: "approval", options: made.projects.slice(0, 1) }
  await ask(there.of("delegate"), "votes.cast", { vote, ballot, nonce: digest(`${there.side}${vote}`).slice(0, 32) })
  return vote
}

/** Everything that has ended when the tests begin: a published result with an objection, a notice that was sent. */
export const past = async (door: Door, there: Found) => {
  const { ask } = door
  const treasurer = there.of("treasurer")
  const { fund } = await ask<{ fund: string }>(treasurer, "funds.open", { name: `${there.word}微资金` })
  await ask(treasurer, "funds.grant", { fund, amount: 5_000_000, source: `${there.word}拨款` })
  const done = await round(door, there, "第一轮", fund)
  return { fund, done, result: await vote(door, there, done) }
}
/** The result of the round that is over, and an objection to it. */
export const publish = async ({ ask }: Door, there: Found, done: string) => {
  await ask(there.of("staff"), "projects.publish", { round: done })
  await ask(there.of("resident"), "projects.object", { round: done, text: `${there.word}长椅挡住了轮椅` })
}

/** Everything that is going on when the tests begin. */
export const present = async (door: Door, there: Found, fund: string, done: string) => {
  const { store, ask, now, newId } = door
  const staff = there.of("staff")
  const community = { to: "community" }
  const voting = await round(door, there, "第二轮", fund)
  const open = await vote(door, there, voting)
  await ask(staff, "votes.markPaper", { vote: open, seat: there.households[3] })
  const slips = [{ kind: "approval", options: voting.projects }]
  const { batch } = await ask<{ batch: string }>(staff, "votes.enterBatch", { vote: open, slips })
  const soliciting = await round(door, there, "第三轮", fund)
  const day = (n: number) => later(now(), n * dayLong).slice(0, 10)
  const { poll } = await ask<{ poll: string }>(staff, "meetings.openPoll", {
    title: `${there.word}议事会`,
    place: `${there.word}活动室`,
    slots: [
      { day: day(5), from: "19:00", to: "20:30" },
      { day: day(6), from: "09:30", to: "11:00" },
    ],
    closes: later(now(), 3 * dayLong),
    audience: community,
    countsShown: "always",
  })
  await ask(there.of("resident"), "meetings.answer", { poll, says: { [`${day(5)}T19:00`]: "yes" } })
  const written = { template: "news", title: `${there.word}停水`, text: `${there.word}停水通知`, audience: community }
  const write = () => ask<{ notice: string; edition: number }>(staff, "notices.write", { ...written, urgent: false })
  const draft = await write()
  const { notice, edition } = await write()
  await ask(staff, "notices.send", { notice, edition })
  const consent = "2026-03"
  await ask(there.subjectOf("asking"), "members.askToJoin", {
    ...{
      community: there.community,
      household: there.households[4],
      name: `${there.word}申请`,
      adult: true,
      consent,
    },
  })
  const building = there.households[0]?.split("-")[0]
  const codes = await ask<{ slips: { code: string }[] }>(staff, "members.slips", { building })
  const invited = await ask<{ link: string }>(staff, "members.inviteStaff", {
    ...{ name: `${there.word}新人`, roles: ["committee"] },
  })
  const pairing = await ask<{ pairing: string; secret: string }>("nobody", "members.pairStart")
  const sheet = [
    ["楼栋", "单元", "房号", "姓名", "电话"],
    [marksOf[there.side].building, "1", "101", `${there.word}住户`, `${marksOf[there.side].phone}0009`],
  ]
  const file = await bringing(door)(staff, csv(sheet), `${there.word}.csv`)
  const { plan } = await ask<{ plan: string }>(staff, "members.previewRoll", { file })
  const council = { name: `${there.word}议事会`, kind: "deliberationCouncil", level: "community" }
  const groups = ["shops", "residents"].map(group => ({ group, name: `${there.word}之${group}` }))
  const { body } = await ask<{ body: string }>(staff, "councils.found", { ...council, groups })
  const asked = { body, title: `${there.word}路灯`, why: `${there.word}晚上看不见` }
  const { topic } = await ask<{ topic: string }>(there.of("resident"), "meetings.proposeTopic", asked)
  const { sitting, ...held } = await holdMeeting(
    { store, ask, now, newId },
    { ...there, staff, person: there.housemate },
  )
  // Its group is the one that the motion can be put into.
  const bind = await ask<{ code: string }>(staff, "chats.bindCode", { body: sitting })
  await bindGroup(store, `group of ${there.side}`, bind.code, now())
  const { chats } = await ask<{ chats: { chat: string }[] }>(staff, "chats.list")
  const { followup } = await ask<{ followup: string }>(staff, "meetings.addFollowup", {
    ...{ body, what: `${there.word}修灯`, who: { is: "office", office: "committee" }, by: day(9) },
  })
  const { disclosures } = await ask<{ disclosures: { id: string }[] }>("nobody", "disclosures.list", {
    community: there.community,
  })
  const { objections } = await ask<{ objections: { id: string }[] }>(staff, "projects.objections", { round: done })
  const { requests } = await ask<{ requests: { request: string }[] }>(staff, "members.requests")
  const { rolls } = await ask<{ rolls: { roll: string }[] }>(staff, "members.rolls")
  const ids = {
    fund,
    poll,
    body,
    topic,
    into: topic,
    ...held,
    draft: draft.notice,
    notice,
    batch,
    vote: open,
    file,
    plan,
    pairing: pairing.pairing,
  }
  const secrets = [...codes.slips.map(({ code }) => code), invited.link, pairing.secret]
  return {
    ids: {
      ...ids,
      followup,
      community: there.community,
      building: building ?? "",
      household: there.households[1] ?? "",
      person: there.housemate,
      round: voting.round,
      project: soliciting.projects[0] ?? "",
      option: voting.projects[0] ?? "",
      disclosure: disclosures[0]?.id ?? "",
      objection: objections[0]?.id ?? "",
      request: requests[0]?.request ?? "",
      roll: rolls[0]?.roll ?? "",
      chat: chats[0]?.chat ?? "",
    },
    secrets,
    options: voting.projects,
  }
}
