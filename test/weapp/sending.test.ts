import { contract } from "#cloud/votes/contract"
import { startPhone } from "./phone.ts"
import type { Cloud } from "./wechat.ts"

const vote = contract.show.example.gives
const page = `/pages/votes/ballot?community=xingfuli&vote=${vote.vote}`
const first = vote.options[0]?.title ?? ""

const phone = startPhone()
const casts = () => phone.calls.filter(({ data }) => data.action === "cast").map(({ data }) => data)

/** Shows the vote, answers a ballot with what the test says, and knows nothing else. */
const cloud =
  (cast: () => Promise<unknown>): Cloud =>
  async ({ data }) => {
    if (data.action === "cast") return cast()
    if (data.action === "show")
      return { ok: true, value: { ...vote, stands: "open", mine: { ...vote.mine, voted: false } } }
    return {
      ok: false,
      code: "house.joinFirst",
      message: "请先加入本社区，再来参与",
      english: "Join first",
      details: {},
    }
  }

const lost = () => Promise.reject(new Error("timeout"))
const recorded = () => Promise.resolve({ ok: true, value: contract.cast.example.gives })

test("without a network the ballot is not sent, and the page says so", async () => {
  phone.answer(cloud(recorded))
  const ballot = await phone.open(page)
  await ballot.tap(first)
  phone.network(false)
  await ballot.tap("提交选票")
  expect(ballot.text()).toContain("未发送")
  expect(casts()).toEqual([])
  phone.network(true)
  phone.close()
})

test("a ballot whose answer was lost waits to be confirmed; sent again it is the very same request", async () => {
  phone.answer(cloud(lost))
  const ballot = await phone.open(page)
  expect(ballot.text()).toContain("已选")
  await ballot.tap("提交选票")
  expect(ballot.text()).toContain("已发送，待确认")
  phone.answer(cloud(recorded))
  await ballot.tap("再发一次")
  expect(ballot.text()).toContain("已记录")
  const [one, again] = casts()
  expect(one?.key).toMatch(/^[0-9a-f]{32}$/)
  expect(again).toEqual(one)
  phone.close()
})

test("an app that was closed before the answer sends the same request after it is opened again", async () => {
  phone.answer(cloud(lost))
  const before = await phone.open(page)
  await before.tap(first)
  await before.tap("提交选票")
  phone.close()
  const sent = casts().at(-1)
  phone.answer(cloud(recorded))
  const after = await phone.open(page)
  await after.tap("提交选票")
  expect(casts().at(-1)).toEqual(sent)
  phone.close()
})

test("once the cloud has the ballot, nothing on the phone says what was chosen", () => {
  expect(casts().length).toBe(4)
  expect(phone.storage.size).toBeGreaterThan(0)
  for (const { id } of vote.options) expect(JSON.stringify([...phone.storage])).not.toContain(id)
  expect(phone.storage.get("weiyi.unanswered")).toEqual({})
})
