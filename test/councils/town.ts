import { createBody, type NewBody } from "#cloud/councils/actions"
import { collections } from "#cloud/host/features"
import { addMember, createCommunity, createHouseholds, streetId } from "#cloud/members/actions"
import type { Subject } from "#cloud/shared/ports"
import type { Role } from "#cloud/shared/roles"
import { communityScope, streetScope } from "#cloud/shared/scope"
import { type Id, id } from "#cloud/shared/values/id"
import { instant, second } from "#cloud/shared/values/instant"
import { doorTo, type Who } from "../doors/door.ts"
import { memoryFiles } from "../members/community.ts"
import { openTemporaryStore } from "../support/store.ts"

export const [east, west, far] = [id<"community">("east"), id<"community">("west"), id<"community">("far")]
export const street = streetId("杏花街道")

export interface Someone {
  readonly subject: Subject
  readonly person: Id<"person">
}

/** East and west in one street, far in another, behind the real front door; a clerk and an office in east. */
export const openTown = async () => {
  const door = doorTo(openTemporaryStore(collections), memoryFiles(), instant("2026-03-02T01:00:00.000Z"), "town")
  const { store, ask, call, newId } = door
  const about = { address: "光明路 8 号", clerk: "陈敏", phone: "0472-5550188" }
  for (const [community, name, named] of [
    [east, "东里社区", "杏花街道"],
    [west, "西里社区", " 杏花街道"],
    [far, "远里社区", "桃源街道"],
  ] as const)
    await createCommunity(store, { community, name, street: named, ...about }, door.now())
  const someone = async (name: string, community = east, roles: readonly Role[] = [], more: object = {}) => {
    const subject = `wx:${name}` as Subject
    const told = { subject, community, name, roles: [...roles], ...more }
    return { subject, person: await addMember(store, told, door.now()) }
  }
  const doors = ["101", "102", "201"].map(no => ({ compound: "东园", building: "1", unit: "1", door: no }))
  const clerk = await someone("陈敏", east, ["staff"])
  const office = await someone("街道办", east, ["subdistrictOffice"])
  const refusal = async (who: Who, action: string, input: unknown = {}): Promise<string> => {
    const { status, reply } = await call(who, action, input)
    if (reply.ok) throw new Error(`${action} was accepted: ${JSON.stringify(reply.value)}`)
    if (status === 500) throw new Error(`${action}: ${String(door.bugs.at(-1)?.error)}`)
    return `${status} ${reply.code}`
  }
  const council: Omit<NewBody, "charter"> = {
    ...{ name: "东里议事会", kind: "deliberationCouncil", level: "community" },
    groups: [
      { group: "committee", name: "居委会" },
      { group: "shops", name: "商户" },
      { group: "residents", name: "居民代表" },
    ],
  }
  const timers = door.actions.filter(([, { may }]) => may === "timer").map(([name]) => name)
  return {
    ...{ ...door, clerk, office, someone, refusal, council },
    east: store.in(communityScope(east)),
    street: store.in(streetScope(street)),
    households: await createHouseholds(store, east, doors, door.now()),
    found: async (input: object = council, by: Someone = clerk): Promise<string> =>
      (await ask<{ body: string }>(by.subject, "councils.found", input)).body,
    addSeats: async (body: string, group: string, count: number, more: object = {}, by: Someone = clerk) =>
      (
        await ask<{ seats: string[] }>(by.subject, "councils.addSeats", {
          ...{ body, group, count, observer: false },
          ...more,
        })
      ).seats,
    createBody: (made: Parameters<typeof createBody>[1], at = store.in(communityScope(east))) =>
      createBody(at, made, door.now(), newId),
    /** Lets the timers run until nothing is left to do. */
    settle: async (): Promise<void> => {
      for (let turn = 0; turn < 6; turn++) {
        door.pass(second)
        for (const timer of timers) await ask("timer", timer)
      }
    },
    close: () => store.close(),
  }
}
export type Town = Awaited<ReturnType<typeof openTown>>
