import { bindCodes, cards, heards } from "#cloud/chats/records"
import { directoryScope, directoryShard } from "#cloud/shared/scope"
import { every } from "#cloud/shared/store"
import { id } from "#cloud/shared/values/id"
import { dayLong, hour, minute } from "#cloud/shared/values/instant"
import { nine, openOffice } from "./office.ts"

jest.setTimeout(60_000)

test("what was heard, and codes and cards that are over, are forgotten", async () => {
  const office = await openOffice()
  await office.put(id("lift"))
  const card = await office.show()
  for (const userid of nine) await office.tap(userid, card, "approve")
  const left = async () => {
    let found = 0
    for (let shard = 0; shard < 256; shard += 1)
      for (const kind of [bindCodes, cards, heards] as const)
        for await (const _ of every(
          office.house.store.in(directoryShard(shard.toString(16).padStart(2, "0"))),
          kind as typeof cards,
        ))
          found += 1
    return found
  }
  const tick = () => office.house.door({ action: "chats.tick", input: {}, timer: true })
  expect(await left()).toBeGreaterThan(30)
  office.pass(11 * minute)
  await tick()
  // Taps are known for a day: a delivery may come again.
  expect(
    (await office.house.store.in(directoryScope("chats heard")).list(heards)).every(({ id: name }) =>
      /\|(tap|turn)\|/.test(name),
    ),
  ).toBe(true)
  office.pass(dayLong + hour)
  await tick()
  expect(await office.house.store.in(directoryScope("chats heard")).list(heards)).toEqual([])
  office.pass(32 * dayLong)
  await tick()
  expect(await left()).toBe(0)
  await office.close()
})
