import { startPhone } from "./phone.ts"

const phone = startPhone()

test("the home page opens, and the switch to large type changes the whole page at once", async () => {
  const home = await phone.open("/pages/home/index")
  expect(home.text()).toContain("长辈版")
  expect(home.html()).not.toContain("reading--elder")
  await home.tap("长辈版")
  expect(home.html()).toContain("reading--elder")
})
