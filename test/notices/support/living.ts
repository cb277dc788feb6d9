import { simulatedOpenid, simulatedTemplate } from "#cloud/host/wechat/setup"
import { credits } from "#cloud/notices/credits/records"
import { noCredit } from "#cloud/notices/credits/rules"
import { askedNow, type Standing } from "#cloud/notices/planning/rules"
import { type TemplateKey, templateKeys } from "#cloud/notices/templates/rules"
import { hour as hourLong, msOf } from "#cloud/shared/values/instant"
import { factOf, momentOf } from "../../../bench/reach-moments.ts"
import type { Sent } from "../../../bench/reach-play.ts"
import { heardWithin, hours, type Told, type Trace } from "../../../bench/reach-traces.ts"
import { openNeighbourhood } from "./neighbourhood.ts"

/** A kind of fact that residents are told as everyday news, for what somebody wrote. */
const kindOf = ({ kind }: Told) => (kind === "written" ? "members.joined" : kind)
const pageOf = (n: number) => `pages/projects/result?round=n${n}`
const noticeOn = (page: string | undefined) => Number(page?.split("round=n")[1])

/**
 * A trace lived through in the house itself, by the clock of the trace: facts happen, the sender brings their notices through
 * the simulated WeChat, people read, take part and are asked on their phones. Gives every message as WeChat saw it, and for each
 * person and kind what the books say in the end, and WeChat.
 */
export const liveThrough = async ({ told, people }: Trace) => {
  const sent: (Sent & { readonly code?: string })[] = []
  const called = new Map<number, Set<number>>()
  const comes = (hour: number, place: number) => called.set(hour, (called.get(hour) ?? new Set()).add(place))
  for (const [place, { opens }] of people.entries()) for (const hour of opens) comes(hour, place)
  const here = await openNeighbourhood({
    people: people.length,
    doors: place => people[place]?.household ?? -1,
    messenger: real => ({
      ...real,
      send: async letter => {
        const delivered = await real.send(letter)
        const hour = Math.floor((msOf(here.now()) - msOf(momentOf(0))) / hourLong)
        const person = here.neighbours.findIndex(({ subject }) => subject === letter.to)
        const notice = noticeOn(letter.page)
        const delay = people[person]?.comes[notice]
        if (delivered.sent && delay !== undefined) comes(hour + delay, person)
        sent.push({ hour, person, notice, refused: !delivered.sent, ...(!delivered.sent && { code: delivered.code }) })
        return delivered
      },
    }),
  })
  const { memory, requestSubscribeMessage } = here.office.wechat
  const tookPart = people.map(() => new Set<number>())
  const keepPhone = (place: number, allows: boolean) => {
    const { subject, person } = here.neighbours[place] as (typeof here.neighbours)[number]
    memory.keepPhone({ openid: simulatedOpenid(subject), name: person, answers: "ask", allows })
  }
  for (const place of people.keys()) keepPhone(place, true)

  /** The phone asks, the person taps, the books are told: as the page does it (src/pages/notices/parts/tell-me.tsx). */
  const askOn = async (place: number, n: number, about: TemplateKey) => {
    const { subject } = here.neighbours[place] as (typeof here.neighbours)[number]
    const { credits: standings, ask } = await here.ask<{ credits: Standing[]; ask: TemplateKey[] }>(subject, "credits")
    const asked = askedNow(about, ask, standings)
    const accepts = asked.filter(key => people[place]?.agrees[n]?.includes(key)).map(simulatedTemplate)
    const said = requestSubscribeMessage(simulatedOpenid(subject), asked.map(simulatedTemplate), { accepts })
    const answers = asked.flatMap(template => {
      const answer = said[simulatedTemplate(template)]
      return answer === undefined ? [] : [{ template, answer }]
    })
    if (answers.length > 0) await here.ask(subject, "credit", { answers })
  }
  const open = async (place: number, hour: number) => {
    const { subject } = here.neighbours[place] as (typeof here.neighbours)[number]
    const { unread } = await here.ask<{ unread: { notice: string; page?: string }[] }>(subject, "inbox")
    const news = unread
      .map(({ notice, page }) => ({ notice, n: noticeOn(page) }))
      .filter(({ n }) => hour - (told[n]?.hour ?? 0) <= heardWithin)
      .sort((one, other) => one.n - other.n)
    for (const { notice } of news) await here.ask(subject, "read", { notice })
    for (const [n, one] of told.entries()) {
      if (!one.part || one.hour >= hour || one.part.until <= hour || tookPart[place]?.has(n)) continue
      tookPart[place]?.add(n)
      await askOn(place, n, one.part.about)
    }
  }

  // Messages leave when they are told, after having waited for their reader, or at eight; whatever is late comes at the next of these.
  const mornings = Array.from({ length: hours / 24 }, (_, day) => 24 * day)
  const awake = new Set([...mornings, ...told.flatMap(({ hour }) => [hour, hour + 12, hour + 24])])
  try {
    for (let hour = 0; hour < hours; hour++) {
      here.at(momentOf(hour))
      for (const [place, { off }] of people.entries()) if (off === hour) keepPhone(place, false)
      for (const place of [...(called.get(hour) ?? [])].sort((one, other) => one - other)) await open(place, hour)
      for (const [n, one] of told.entries())
        if (one.hour === hour) {
          const { data, about } = factOf(one)
          await here.happens({ kind: kindOf(one), about, page: pageOf(n), data: { title: "议事", ...data } })
        }
      if (awake.has(hour)) await here.settle(10)
    }
    const books = await here.all(credits)
    const ledgers = here.neighbours.map(({ person, subject }) =>
      templateKeys.map(template => {
        const book = books.find(one => one.person === person && one.template === template) ?? noCredit
        const { balance, accepted, rejected, spent, refused } = book
        const onWeChat = memory.credit(simulatedOpenid(subject), simulatedTemplate(template))
        return { balance, accepted, rejected, spent, refused, onWeChat }
      }),
    )
    return { sent, ledgers, bugs: here.bugs }
  } finally {
    await here.close()
  }
}
