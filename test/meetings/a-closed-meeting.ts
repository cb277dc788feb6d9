import { createBody } from "#cloud/councils/actions"
import { collections } from "#cloud/host/features"
import { meetings, rsvpId, rsvps } from "#cloud/meetings/calling/records"
import { momentId, moments, motions, presences } from "#cloud/meetings/hall/records"
import { addMember, createCommunity } from "#cloud/members/actions"
import type { Subject } from "#cloud/shared/ports"
import type { Role } from "#cloud/shared/roles"
import { communityScope } from "#cloud/shared/scope"
import type { Store } from "#cloud/shared/store"
import { id } from "#cloud/shared/values/id"
import { instant } from "#cloud/shared/values/instant"
import { results } from "#cloud/votes/closing/records"
import { doorTo } from "../doors/door.ts"
import { openTemporaryStore } from "../support/store.ts"

const home = id<"community">("dongmen")
export const meeting = id<"meeting">("20260302T010000000Z-4f9c2a7d")
const at = (clock: string) => instant(`2026-03-05T${clock}:00.000Z`)

/** Who sits on the council of 东门: seat's word, group, name, title. */
const council = [
  ["chair", "committee", "陈敏", "chair"],
  ["clerk", "committee", "钱文书", "minuteTaker"],
  ["shop1", "shops", "李记包子", "scrutineer"],
  ["shop2", "shops", "孙立群", undefined],
  ["home1", "residents", "王秀英", "scrutineer"],
  ["home2", "residents", "张三丰", undefined],
] as const
export type Sitting = (typeof council)[number][0]

const decision = {
  kind: "decision" as const,
  passed: true,
  quorum: { reached: true, needed: 4, lacking: 0 },
  majority: { reached: true, of: 5, lacking: 0, tied: false },
  tally: { eligible: 6, present: 5, cast: 5, approve: 4, oppose: 1, abstain: 0 },
}

/**
 * The whole house over a store, with a council whose meeting was held and closed: six seats, one excused, a motion that passed
 * with an objection on record. Everybody is a real member; it is the morning after.
 */
export const closedMeeting = async (more: { readonly state?: "open"; readonly store?: Store } = {}) => {
  const store = more.store ?? openTemporaryStore(collections)
  const door = doorTo(store, undefined, instant("2026-03-01T01:00:00.000Z"))
  const documents = store.in(communityScope(home))
  await createCommunity(
    store,
    { community: home, name: "东门社区", address: "东门路 8 号", clerk: "陈敏", phone: "0472-5550199" },
    door.now(),
  )
  const subject = (name: string) => `wx:open-${name}` as Subject
  const join = (name: string, called: string, roles: readonly Role[] = []) =>
    addMember(store, { subject: subject(name), community: home, name: called, roles: [...roles] }, door.now())
  await join("staff", "周干事", ["staff"])
  await join("neighbour", "吴邻居")
  const persons: Record<string, Awaited<ReturnType<typeof join>>> = {}
  for (const [name, , called] of council) persons[name] = await join(name, called)
  const { body, seats } = await createBody(
    documents,
    {
      ...{ name: "东门议事会", kind: "deliberationCouncil" as const, level: "community" as const },
      groups: [
        { group: "committee", name: "居委会" },
        { group: "shops", name: "商户" },
        { group: "residents", name: "居民代表" },
      ],
      seats: council.map(([name, group, , title]) => ({
        group,
        ...(title && { title }),
        ...(persons[name] && { holder: persons[name] }),
      })),
    },
    door.now(),
    door.newId,
  )
  const seatOf = (name: Sitting) => seats[council.findIndex(([one]) => one === name)] ?? id<"seat">("none")
  const items = { noise: id<"item">("i1"), closing: id<"item">("i2") }
  const vote = id<"vote">("vote1")
  await documents.change(async tx => {
    await tx.put(meetings, meeting, {
      ...{ body, charter: 1, title: "三月议事会", place: "社区活动室", begins: at("11:00"), ends: at("13:00") },
      state: more.state ?? "closed",
      agenda: [
        { item: items.noise, kind: "discussion", title: "夜市噪声", papers: [] },
        { item: items.closing, kind: "motion", title: "收摊时间", text: "22:30 前收摊", papers: [] },
      ],
      called: { at: door.now(), by: id<"person">("p0") },
      ...{ changes: 0, calendarKey: "k".repeat(26) },
    })
    await tx.put(rsvps, rsvpId(meeting, seatOf("shop2")), {
      ...{ meeting, seat: seatOf("shop2"), person: id<"person">("p0"), says: "notComing", at: door.now() },
    })
    for (const [n, what] of (["opened", "quorumReached", "closed"] as const).entries())
      await tx.create(moments, momentId(meeting, n + 1), {
        ...{ meeting, n: n + 1, at: at(`1${n + 1}:05`), what, present: n === 0 ? 0 : 5, eligible: 6, groups: [] },
      })
    for (const [name, group] of council) {
      const person = persons[name]
      if (name === "shop2" || !person) continue
      await tx.put(presences, `${meeting}:${seatOf(name)}`, {
        ...{ meeting, seat: seatOf(name), group, person, by: "code", at: at("11:01") },
      })
    }
    await tx.put(motions, `${meeting}:01`, {
      ...{ meeting, n: 1, item: items.closing, title: "收摊时间", text: "22:30 前收摊", vote, remote: false },
      rule: {
        kind: "majority",
        quorum: { num: 1, den: 2, strict: true },
        pass: { num: 1, den: 2, strict: true },
      } as never,
      ...{ secrecy: "T1", state: "counted", recused: [], eligible: 6, presentAtOpening: 5, outcome: "passed" },
      ...{ opened: at("12:00"), closes: at("13:00"), ended: at("12:05") },
      objections: [{ seat: seatOf("home2"), text: "周末应该更早" }],
    })
    await tx.create(results, vote, {
      ...{ rulesHash: "12345678", closed: at("12:05"), at: at("12:06"), seats: 6, phone: 5, paper: 0, invalid: 0 },
      ...{ counted: 5, root: "r", seed: "s", firsts: [] },
      outcome: { winners: ["o1"], total: 0, runs: 1, ties: [], explanation: decision },
    })
  })
  door.pass(5 * 24 * 60 * 60_000)
  const who = (name: Sitting | "staff" | "neighbour") => subject(name)
  const typed = (more: object = {}) => ({
    items: [
      {
        ...{ item: items.noise, summary: "张三丰反映夜市噪声，电话 13900001234。", decision: "装噪声显示牌" },
        reservations: "",
      },
      { item: items.closing, summary: "讨论了收摊时间。", decision: "", reservations: "" },
    ],
    remarks: "",
    tasks: [
      { item: items.noise, what: "装噪声显示牌", who: { is: "office", office: "committee" }, by: "2026-03-12" },
      { what: "请张三丰通知各摊位", who: { is: "seat", seat: seatOf("shop1") }, by: "2026-03-20" },
    ],
    signers: { chair: seatOf("chair"), scrutineers: [seatOf("shop1"), seatOf("home1")] },
    ...more,
  })
  const draft = () => door.ask<{ version: number }>(who("clerk"), "meetings.draftMinutes", { meeting })
  const save = (seen: number, more: object = {}, by: Sitting | "staff" = "clerk") =>
    door.ask<{ version: number }>(who(by), "meetings.saveMinutes", { meeting, seen, typed: typed(more) })
  const confirm = async (seen: number) => {
    for (const by of ["chair", "shop1", "home1"] as const)
      await door.ask(who(by), "meetings.confirmMinutes", { meeting, seen })
  }
  const no = async (by: Sitting | "staff" | "neighbour", action: string, input: object) => {
    const { status, reply } = await door.call(who(by), `meetings.${action}`, input)
    return reply.ok ? "accepted" : `${status} ${reply.code.replace("meetings.", "")}`
  }
  /** Drafted, written, confirmed and published. */
  const published = async () => {
    await draft()
    await save(1)
    await confirm(2)
    return door.ask<{ until: string }>(who("staff"), "meetings.publishMinutes", { meeting })
  }
  return { ...door, documents, body, seatOf, items, who, typed, draft, save, confirm, no, published, persons }
}
export type ClosedMeeting = Awaited<ReturnType<typeof closedMeeting>>
