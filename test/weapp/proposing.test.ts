import { startPhone } from "./phone.ts"

const phone = startPhone()
const round = {
  id: "r1",
  title: "今年的微项目",
  state: "soliciting",
  budget: 2000000,
  proposeUntil: "2099-03-01T12:00:00.000Z",
}
const page = "/pages/projects/propose?community=xingfuli&round=r1"

test("what is typed of a proposal is still there after the app was closed, and gone from the phone once it is recorded", async () => {
  phone.answer(async ({ data: { action } }) => ({
    ok: true,
    value: action === "round" ? { ...round, projects: [], notes: [] } : { project: "p1" },
  }))
  const first = await phone.open(page)
  await first.type("项目名称", "三号楼感应灯")
  await first.type("在哪里", "三号楼楼道")
  phone.close()
  const again = await phone.open(page)
  await again.type("一句话说为什么", "晚上看不见台阶")
  await again.type("大约要多少钱（元）", "3200")
  await again.tap("提交这个项目")
  expect(again.text()).toContain("已记录")
  expect(phone.calls.at(-1)?.data.input).toMatchObject({ title: "三号楼感应灯", place: "三号楼楼道", cost: 320000 })
  expect(JSON.stringify([...phone.storage])).not.toContain("三号楼")
  phone.close()
})
