import { readdirSync, readFileSync, statSync } from "node:fs"
import { join } from "node:path"
import { clean, traceOf } from "#cloud/adapters/log/line"
import { fileLog } from "#cloud/adapters/log/pino"
import { addMember, createCommunity, startSession } from "#cloud/members/actions"
import type { Subject } from "#cloud/shared/ports"
import { day } from "#cloud/shared/values/day"
import { id } from "#cloud/shared/values/id"
import { temporaryFolder } from "../support/store.ts"
import { serveHouse } from "./served.ts"

/** Marks in everything a person may type or hold; none of them may ever stand in a log. */
const marks = {
  name: "赵金丝雀",
  phone: "13800138000",
  text: "canary-text-in-the-input",
  key: "canary-key-0123456789abcdef",
  agent: "canary-agent",
  path: "canary-path",
  file: "canary-file-name",
  community: "canary-community",
}

test("threat 29: a log says what was asked and how it ended, and nothing of who asked or what they wrote", async () => {
  const served = await serveHouse()
  const { store, now, newId } = served.house
  const community = id<"community">(marks.community)
  await createCommunity(
    store,
    { community, name: marks.name, address: "a", clerk: marks.name, phone: marks.phone },
    now(),
  )
  const subject = "host:canary-subject" as Subject
  const person = await addMember(store, { subject, community, name: marks.name, roles: ["staff"] }, now())
  const token = await startSession(store, subject, now(), newId)
  const call = (action: string, input: unknown) =>
    fetch(`${served.url}/call/${action}?${marks.path}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "idempotency-key": marks.key,
        "user-agent": marks.agent,
        authorization: `Bearer ${token}`,
      },
      body: JSON.stringify(input),
    })
  const statuses = await Promise.all([
    call("members.describe", { name: marks.name, address: marks.text, clerk: marks.name, phone: marks.phone }),
    call("members.describe", { name: marks.name, [marks.text]: marks.phone }),
    call("members.settings", { name: marks.name }),
    call(`members.${marks.path}`, {}),
    call("members.me", {}),
    call("projects.rounds", { community: marks.community }),
    fetch(`${served.url}/${marks.path}`, { headers: { "user-agent": marks.agent } }),
    fetch(`${served.url}/files`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "x-file-name": marks.file },
      body: `${marks.name},${marks.phone}`,
    }),
    fetch(`${served.url}/files`, { method: "POST", headers: { authorization: `Bearer ${token}` }, body: "<html>" }),
  ])
  expect(statuses.map(({ status }) => status)).toEqual([200, 400, 200, 404, 200, 200, 404, 200, 415])
  served.house.log.bug({ event: "call", who: marks.name }, new TypeError(`${marks.name} ${marks.phone}`))
  await served.stop()

  const log = served.log()
  expect(log.trim().split("\n").length).toBeGreaterThanOrEqual(8)
  expect(log).toContain('"action":"members.describe"')
  expect(log).toContain('"code":"host.badFile"')
  for (const mark of [...Object.values(marks), "canary", token, token.slice(3), subject, person, "127.0.0.1"])
    expect(log).not.toContain(mark)
  served.remove()
})

test("a bug leaves its kind and its place in the code, not its words", () => {
  const trace = traceOf(new RangeError("王秀英 13800138000"))
  expect(JSON.stringify(trace)).not.toMatch(/王|138/)
  expect(trace).toMatchObject({ error: "RangeError" })
  expect(trace.at.length).toBeGreaterThan(0)
  expect(traceOf("王秀英").at).toEqual([])
})

test("a field that nobody has allowed, or words where a code belongs, are left out", () => {
  expect(clean({ action: "votes.cast", status: 200, choice: "lights", code: "李强 说", ms: 3 })).toEqual({
    action: "votes.cast",
    status: 200,
    ms: 3,
  })
})

test("a log that is closed as soon as it was opened has its lines, each in the file of its day, read by its owner only", () => {
  const folder = temporaryFolder()
  const log = fileLog(folder.path, day("2026-03-02"))
  log.info({ event: "call", status: 200 })
  log.turn(day("2026-03-03"))
  log.info({ event: "call", status: 404 })
  log.close()
  const of = (name: string) => readFileSync(join(folder.path, name), "utf8")
  expect(readdirSync(folder.path).sort()).toEqual(["2026-03-02.log", "2026-03-03.log"])
  expect(of("2026-03-02.log")).toContain('"status":200')
  expect(of("2026-03-03.log")).toContain('"status":404')
  expect(statSync(join(folder.path, "2026-03-03.log")).mode & 0o077).toBe(0)
  folder.remove()
})

test("an alarm of a channel is written whole, for the administrator who looks for it", () => {
  const alarm = { feature: "notices", channel: "sms", trouble: "banned", code: "FailedOperation.InsufficientBalance" }
  expect(clean(alarm)).toEqual(alarm)
  expect(clean({ feature: "notices", step: "deliver", due: "send", tries: 2, person: "p-1" })).toEqual({
    ...{ feature: "notices", step: "deliver", due: "send", tries: 2 },
  })
})
