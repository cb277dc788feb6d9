import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { getRequestListener } from "@hono/node-server"
import { Hono } from "hono"
import type { Timing } from "#cloud/adapters/wecom/connection"
import { isAtWecom } from "#cloud/adapters/wecom/happenings"
import { wecomLine } from "#cloud/adapters/wecom/line"
import { wecomToOne } from "#cloud/adapters/wecom/messenger"
import { groupRobot, wecomApp } from "#cloud/adapters/wecom/sending"
import { openHouse } from "#cloud/host/house"
import type { Env } from "#cloud/host/routes"
import { wecomCallbacks } from "#cloud/host/wecom/callbacks"
import { keepLine } from "#cloud/host/wecom/line"
import type { Message, ShownCard } from "#cloud/host/wecom/memory"
import { openWeCom, robotName } from "#cloud/host/wecom/platform"
import { wecomRoutes } from "#cloud/host/wecom/routes"
import { linePath } from "#cloud/host/wecom/switchboard"
import { addMember, createCommunity, streetId } from "#cloud/members/actions"
import type { PrivateCards, Subject } from "#cloud/shared/ports"
import type { Role } from "#cloud/shared/roles"
import { communityScope, streetScope } from "#cloud/shared/scope"
import { fen } from "#cloud/shared/values/fen"
import { type Id, id } from "#cloud/shared/values/id"
import { type Instant, instant, later, minute, msOf, second } from "#cloud/shared/values/instant"
import { countVote, freezeResult, openVote, type Plan, stageVote } from "#cloud/votes/actions"
import { deliberationCouncil } from "#cloud/votes/counting/rule"
import { handTiming, until } from "../support/hand-timing.ts"
import { temporaryFolder } from "../support/store.ts"

export const community = id<"community">("xingfuli")
export const elsewhere = id<"community">("huaianli")
const streetName = "光明街道"
/** The street of both. */
export const street = streetScope(streetId(streetName))
export const groupId = "wrCommitteeGroup0000000000"
/** The nine of the committee, by their user ids. */
export const nine = ["li", "zhou", "chen", "wu", "zheng", "wang", "feng", "shen", "han"] as const
export const clerk = "clerk"
/** What the keys of groups' robots are kept with. */
export const robotSecret = "a secret of the corp's app"
export const scope = communityScope(community)

/**
 * A real house behind a real server, with the simulated WeCom that calls it: a committee of nine and a clerk who are linked, a
 * group that is bound to the committee's body, and an outsider in it. The clock stands still unless it is moved.
 */
export const openOffice = async ({
  alone,
  ...options
}: {
  readonly patience?: number
  readonly by?: "line"
  readonly alone?: PrivateCards
} = {}) => {
  const folder = temporaryFolder()
  let now: Instant = instant("2026-03-02T01:00:00.000Z")
  let url = ""
  const timing = handTiming(() => msOf(now))
  const wecom = openWeCom({ now: () => msOf(now), us: () => url, ...options })
  /** A robot's connection of our own, as one process would have it. */
  const newLine = (secret = wecom.bot.secret, bells: Timing = timing) =>
    wecomLine({
      ...{ corp: wecom.corp, bot: wecom.bot.id, secret, timing: bells },
      at: () => `${url.replace("http", "ws")}${linePath}`,
      url: page => `${url}/#/${page}`,
    })
  const line = options.by && newLine()
  const robots = {
    secret: robotSecret,
    reaches: isAtWecom,
    robot: (key: string) => groupRobot({ key, base: () => `${url}/wecom`, url: page => `${url}/#/${page}` }),
  }
  const house = openHouse({
    directory: `${folder.path}/data`,
    now: () => now,
    unsafe: true,
    robots,
    ...(line && { line }),
    toOne: wecomToOne(
      wecom.corp,
      wecomApp({ corp: wecom.corp, ...wecom.app, base: () => `${url}/wecom`, url: page => `${url}/#/${page}` }),
    ),
    ...(alone && { alone }),
  })
  const app = new Hono<Env>()
  app.route(
    "/",
    wecomCallbacks(house, {
      corp: wecom.corp,
      ...(!line && { robot: wecom.robot }),
      app: { ...wecom.app, callbacks: wecom.app },
      base: () => `${url}/wecom`,
      url: page => `${url}/#/${page}`,
    }),
  )
  app.route("/", wecomRoutes(wecom))
  const server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }))
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve))
  server.on("upgrade", wecom.switchboard.upgrade)
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const stopLine = line && keepLine(house, { line, robot: wecom.bot.id, timing })
  if (line) await until(line.up)

  let keys = 0
  const ask = async <V>(subject: Subject, action: string, input: object = {}): Promise<V> => {
    keys += 1
    const { reply } = await house.door({ action, input, subject, key: `test-key-${String(keys).padStart(8, "0")}` })
    if (!reply.ok) throw new Error(`${action}: ${reply.code} ${JSON.stringify(reply.details)}`)
    return reply.value as V
  }

  const phoneOf = (userid: string): Subject => `wx:phone-${userid}` as Subject
  const about = { address: "光明路 8 号", clerk: "陈敏", phone: "0472-5550188" }
  await createCommunity(house.store, { community, name: "杏福里社区", street: streetName, ...about }, now)
  await createCommunity(house.store, { community: elsewhere, name: "槐安里社区", street: streetName, ...about }, now)
  const persons = new Map<string, Id<"person">>()
  const join = async (userid: string, roles: Role[] = [], there = community): Promise<void> => {
    const person = await addMember(
      house.store,
      { subject: phoneOf(userid), community: there, name: userid, roles },
      now,
    )
    persons.set(userid, person)
    wecom.person(userid, userid)
  }
  for (const userid of nine) await join(userid, ["committee"])
  await join(clerk, ["staff"])
  await join("outsider")

  /** Links an account as people do: a code on the phone, sent to the robot alone. */
  const link = async (userid: string): Promise<void> => {
    const { code } = await ask<{ code: string }>(phoneOf(userid), "members.accountCode")
    await wecom.say(userid, `robot:${userid}`, `关联 ${code}`)
  }
  for (const userid of [...nine, clerk, "outsider"]) await link(userid)

  wecom.group(groupId, "居委会议事群", [...nine, clerk, "outsider", "unlinked"])
  wecom.person("unlinked", "unlinked")
  const { body } = await ask<{ body: Id<"body"> }>(phoneOf(clerk), "councils.found", {
    ...{ name: "居委会", kind: "workingGroup", level: "community", groups: [{ group: "committee", name: "委员" }] },
  })
  const { code } = await ask<{ code: string }>(phoneOf(clerk), "chats.bindCode", { body })
  await wecom.say(clerk, groupId, `@${robotName} 绑定 ${code}`)
  const [bound] = (await ask<{ chats: { chat: Id<"chat"> }[] }>(phoneOf(clerk), "chats.list")).chats

  const ground = (at = scope) => ({ store: house.store, documents: house.store.in(at), now, newId: house.newId })
  /** Opens a motion of the nine for an hour, in their community or `at` their street, and puts it into the group. */
  const put = async (vote: Id<"vote">, more: Partial<Plan> = {}, offered = true, at = scope): Promise<void> => {
    const staged = await stageVote(ground(at), {
      vote,
      title: "3 号楼加装电梯",
      form: { kind: "motion" },
      options: [{ id: id<"option">("motion"), title: "同意 3 号楼加装电梯，费用由业主分摊", cost: fen(0) }],
      budget: fen(0),
      rule: deliberationCouncil,
      opens: now,
      closes: later(now, 60 * minute),
      changeAllowed: true,
      of: body,
      seats: nine.map(userid => ({ seat: id<"seat">(`s-${userid}`), holders: [persons.get(userid) ?? id("none")] })),
      ...more,
    })
    await house.store.in(at).change(tx => openVote(tx, staged))
    if (offered) await ask(phoneOf(clerk), "chats.offer", { chat: bound?.chat, vote })
  }

  const last = (chat: string): Message => {
    const found = wecom.memory.in(chat).at(-1)
    if (!found) throw new Error("nothing stands there")
    return found
  }
  /** What somebody sees of a card. */
  const seen = (userid: string, message: string): ShownCard => {
    const found = wecom.memory.message(message)
    return found?.mine.get(userid) ?? found?.card ?? {}
  }

  return {
    house,
    wecom,
    url,
    ask,
    link,
    join,
    put,
    phoneOf,
    persons,
    body,
    chat: bound?.chat,
    documents: house.store.in(scope),
    seen,
    last,
    /** Calls for the vote in the group; gives the card's message. */
    show: async (words = "表决", group = groupId): Promise<string> => {
      await wecom.say(clerk, group, `@${robotName} ${words}`)
      return last(group).id
    },
    now: () => now,
    pass: (ms: number): void => {
      now = later(now, ms)
      timing.ring()
    },
    /** Time passes, and nothing of ours notices. */
    passQuietly: (ms: number): void => {
      now = later(now, ms)
    },
    timing,
    line,
    newLine,
    stopLine,
    /** A round of the timer that shows what was put into groups. */
    tick: async (): Promise<void> => {
      await house.door({ action: "chats.tick", input: {}, timer: true })
    },
    tap: (userid: string, message: string, ...picked: string[]) => wecom.tap(userid, message, picked),
    titleOf: (userid: string, message: string): string =>
      String((seen(userid, message).main_title as { title?: string } | undefined)?.title ?? ""),
    textOf: (userid: string, message: string): string => String(seen(userid, message).sub_title_text ?? ""),
    factOf: (userid: string, message: string, name: string): string | undefined =>
      (seen(userid, message).horizontal_content_list as { keyname: string; value: string }[] | undefined)?.find(
        ({ keyname }) => keyname === name,
      )?.value,
    /** Lets a vote end and counts it. */
    count: async (vote: Id<"vote">) => {
      now = later(now, 60 * minute + 10 * second)
      timing.ring()
      const counted = await countVote(ground(), vote)
      await house.store.in(scope).change(tx => freezeResult(tx, counted))
      return counted
    },
    close: async (): Promise<void> => {
      await stopLine?.()
      wecom.switchboard.close()
      await new Promise(resolve => server.close(resolve))
      server.closeAllConnections()
      await house.close()
      folder.remove()
    },
  }
}

export type Office = Awaited<ReturnType<typeof openOffice>>
