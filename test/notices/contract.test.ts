import * as z from "zod/mini"
import { contract } from "#cloud/notices/contract"
import { refusals } from "#cloud/notices/refusals"
import { tellings } from "#cloud/notices/telling/kind-words"

test.each(Object.entries(contract))("the example of notices.%s is one that would be taken and given", (_, action) => {
  expect(z.safeParse(action.takes, action.example.takes).error).toBeUndefined()
  expect(z.safeParse(action.gives, action.example.gives).error).toBeUndefined()
  expect(action.says.zh).toMatch(/\p{Script=Han}/u)
  expect(action.says.en).toMatch(/[a-z]/)
})

test("every no and every telling is there in both languages, with the same places", () => {
  const places = (text: string) => [...text.matchAll(/\{[^}]*\}/g)].map(String).sort()
  for (const { zh, en } of Object.values(refusals)) expect(places(en)).toEqual(places(zh))
  for (const { zh, en } of Object.values(tellings)) {
    expect(places(en.title)).toEqual(places(zh.title))
    expect(places(en.lines.join())).toEqual(places(zh.lines.join()))
  }
  expect(Object.keys(tellings).length).toBeGreaterThanOrEqual(19)
})
