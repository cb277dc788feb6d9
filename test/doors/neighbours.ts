import { cpSync } from "node:fs"
import { openEmbedded } from "#cloud/adapters/store/embedded"
import { bindGroup } from "#cloud/chats/binding/actions"
import { collections, features, subjectOfSession, whois } from "#cloud/host/features"
import { handOut } from "#cloud/host/uploads"
import { addMember, createCommunity, createHouseholds, startSession } from "#cloud/members/actions"
import { digest } from "#cloud/shared/digest"
import type { LiveCards, PrivateCards, Subject } from "#cloud/shared/ports"
import { roles } from "#cloud/shared/roles"
import { communityScope } from "#cloud/shared/scope"
import { type Served, serve } from "#cloud/shared/serve"
import type { Store } from "#cloud/shared/store"
import { type Id, id } from "#cloud/shared/values/id"
import { dayLong, type Instant, instant, later, second } from "#cloud/shared/values/instant"
import { memoryFiles } from "../members/community.ts"
import { csv } from "../members/workbooks.ts"
import { temporaryFolder } from "../support/store.ts"
import { holdMeeting } from "./a-hall.ts"

/** Who may come to the door: people of a community by what they are there. */
export const people = [...roles, "resident", "delegate"] as const
export type Someone = (typeof people)[number]

/** What a community of these tests is called; every name, title and text of it begins with its word, every phone with its digits. */
export const marksOf = {
  here: { word: "青鸾", phone: "1390000", building: "3", community: id<"community">("qingluan") },
  there: { word: "朱雀", phone: "1370000", building: "88", community: id<"community">("zhuque") },
} as const
export type Side = keyof typeof marksOf
export type Who = Subject | "nobody" | "timer"

/** The real front door over a store, with a clock that is moved by hand; everything it logs is kept. */
export const doorTo = (
  store: Store,
  files = memoryFiles(),
  start = instant("2026-03-02T01:00:00.000Z"),
  seed = "a",
) => {
  const bugs: { readonly action: unknown; readonly error: unknown }[] = []
  const lines: string[] = []
  let now: Instant = start
  let counter = 0
  const newId = (): string => {
    counter += 1
    return digest(`${seed} ${counter}`).slice(0, 26)
  }
  const log = {
    info: (line: object) => void lines.push(JSON.stringify(line)),
    bug: (line: Readonly<Record<string, unknown>>, error: unknown) => {
      lines.push(JSON.stringify(line))
      bugs.push({ action: line.action, error })
    },
  }
  const robots = {
    secret: "of the doors",
    reaches: () => false,
    robot: () => ({ show: async () => ({ sent: true }) as const }),
  }
  const live: LiveCards = {
    begin: async () => ({ begun: true, activity: "1048_of-the-doors", until: later(now, dayLong) }),
    show: async () => ({ changed: true }),
  }
  const alone: PrivateCards = { begin: live.begin }
  const outside = { store, files, now: () => now, newId, log, robots, live, alone }
  const list = features(outside)
  const door = serve(list, { ...outside, whois: whois(store), limited: false })
  const call = (who: Who, action: string, input: unknown = {}, key = newId()): Promise<Served> =>
    door({ action, input, key, ...(who === "timer" ? { timer: true } : who === "nobody" ? {} : { subject: who }) })
  return {
    ...{ store, files, bugs, lines, call, newId, door },
    now: () => now,
    pass: (ms: number) => {
      now = later(now, ms)
    },
    actions: list.flatMap(({ name, contract }) =>
      Object.entries(contract).map(([word, spec]) => [`${name}.${word}`, spec] as const),
    ),
    /** Calls and gives the value; fails the test when refused. */
    ask: async <V>(who: Who, action: string, input: unknown = {}): Promise<V> => {
      const { reply } = await call(who, action, input)
      if (!reply.ok)
        throw new Error(`${action}: ${reply.code} ${JSON.stringify(reply.details)} ${String(bugs.at(-1)?.error ?? "")}`)
      return reply.value as V
    },
    /** Who a session of this account was that nobody has used for so long. */
    afterLong: async (subject: Subject, ms: number): Promise<Subject | undefined> =>
      subjectOfSession(store, await startSession(store, subject, later(now, -ms), newId), now),
  }
}
export type Door = ReturnType<typeof doorTo>

/** Keeps a file as the host keeps an upload. */
const bringing =
  ({ store, files, now }: Pick<Door, "store" | "files" | "now">) =>
  async (by: Subject, bytes: Uint8Array, name: string): Promise<string> => {
    const member = await whois(store)(by)
    if (!member) throw new Error("nobody brings a file")
    return handOut({ store, files, now })(bytes, name, member)
  }

const moveIn = async ({ store, call: _, ask, now, pass, files, actions, newId }: Door) => {
  const timers = actions.filter(([, { may }]) => may === "timer").map(([name]) => name)
  const bring = bringing({ store, files, now })
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 4; turn += 1) {
      pass(second)
      for (const timer of timers) await ask("timer", timer)
    }
  }

  const found = async (side: Side) => {
    const { word, phone, building, community } = marksOf[side]
    const clerk = `${word}书记`
    const about = {
      name: `${word}社区`,
      address: `${word}路 8 号`,
      clerk,
      phone: `0472-55501${side.length}`,
      street: `${word}街道`,
    }
    await createCommunity(store, { community, ...about }, now())
    const households = await createHouseholds(
      store,
      community,
      Array.from({ length: 8 }, (_, n) => ({
        compound: "",
        building,
        unit: "1",
        door: String(101 + n),
        contact: `${word}住户`,
        phone: `${phone}000${n}`,
      })),
      now(),
    )
    const subjectOf = (name: string) => `wx:open-${side}-${name}` as Subject
    const persons: Partial<Record<Someone, { subject: Subject; person: Id<"person"> }>> = {}
    const head = { subject: subjectOf("head"), community, name: `${word}户主`, household: households[1] ?? id("none") }
    const housemate = await addMember(store, head, now())
    for (const who of people) {
      const subject = subjectOf(who)
      const held = roles.filter(role => role === who)
      const household = who === "delegate" ? households[0] : who === "resident" ? households[1] : undefined
      const told = { subject, community, name: `${word}${who}`, roles: held, ...(household && { household }) }
      persons[who] = { subject, person: await addMember(store, told, now()) }
    }
    const of = (who: Someone): Subject => persons[who]?.subject ?? subjectOf(who)
    return { side, word, community, households, housemate, persons, of, subjectOf, scope: communityScope(community) }
  }
  type Found = Awaited<ReturnType<typeof found>>

  const round = async (there: Found, title: string, fund: string) => {
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
  const vote = async (there: Found, made: { round: string; projects: string[] }) => {
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
  const past = async (there: Found) => {
    const treasurer = there.of("treasurer")
    const { fund } = await ask<{ fund: string }>(treasurer, "funds.open", { name: `${there.word}微资金` })
    await ask(treasurer, "funds.grant", { fund, amount: 5_000_000, source: `${there.word}拨款` })
    const done = await round(there, "第一轮", fund)
    return { fund, done, result: await vote(there, done) }
  }
  const publish = async (there: Found, done: string) => {
    await ask(there.of("staff"), "projects.publish", { round: done })
    await ask(there.of("resident"), "projects.object", { round: done, text: `${there.word}长椅挡住了轮椅` })
  }

  /** Everything that is going on when the tests begin. */
  const present = async (there: Found, fund: string, done: string) => {
    const staff = there.of("staff")
    const community = { to: "community" }
    const voting = await round(there, "第二轮", fund)
    const open = await vote(there, voting)
    await ask(staff, "votes.markPaper", { vote: open, seat: there.households[3] })
    const slips = [{ kind: "approval", options: voting.projects }]
    const { batch } = await ask<{ batch: string }>(staff, "votes.enterBatch", { vote: open, slips })
    const soliciting = await round(there, "第三轮", fund)
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
    const file = await bring(staff, csv(sheet), `${there.word}.csv`)
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

  const both = { here: await found("here"), there: await found("there") }
  const funds = { here: await past(both.here), there: await past(both.there) }
  pass(7 * dayLong + 10 * second)
  await settle()
  for (const side of ["here", "there"] as const) await publish(both[side], funds[side].done.round)
  const made = {
    here: await present(both.here, funds.here.fund, funds.here.done.round),
    there: await present(both.there, funds.there.fund, funds.there.done.round),
  }
  await settle()
  const side = (which: Side) => ({ ...both[which], ...made[which] })
  return { here: side("here"), there: side("there") }
}

/**
 * Two communities with the same kinds of things, made through the real front door on a real embedded store: a roll, people
 * of every role, a fund, rounds at every step, votes, paper, polls, notices, requests, slips, invitations, disclosures.
 * `open` gives a door over a fresh copy of that store; `through` may stand between, to see what is written.
 */
export const seedNeighbours = async () => {
  const folder = temporaryFolder()
  const directory = `${folder.path}/seed`
  const store = openEmbedded({ directory, collections, unsafe: true })
  const first = doorTo(store)
  const sides = await moveIn(first)
  if (first.bugs.length > 0) throw new Error(`a bug while the neighbours moved in: ${String(first.bugs[0]?.error)}`)
  await store.close()
  let copies = 0
  return {
    ...sides,
    actions: first.actions,
    /** What was logged while they moved in. */
    lines: first.lines as readonly string[],
    open: (through: (store: Store) => Store = same => same) => {
      copies += 1
      const copy = `${folder.path}/${copies}`
      cpSync(directory, copy, { recursive: true })
      const real = openEmbedded({ directory: copy, collections, unsafe: true })
      const files = memoryFiles(1000)
      for (const [file, kept] of first.files.kept) files.kept.set(file, kept)
      return {
        ...doorTo(through(real), files, first.now(), `copy ${copies}`),
        real,
        directory: copy,
        close: () => real.close(),
      }
    },
    remove: folder.remove,
  }
}
export type Neighbours = Awaited<ReturnType<typeof seedNeighbours>>
