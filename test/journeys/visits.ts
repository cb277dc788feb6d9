import type { Host } from "../support/host.ts"

/** Who looks at a page: the elder resident, a member of staff, the treasurer, or somebody nobody knows. */
export type Visitor = "r1" | "s1" | "t1" | "nobody"

export interface Visit {
  readonly page: string
  readonly as: Visitor
  /** What the page is about, of the demonstration's data. */
  readonly query?: string
}

type Ask = <V>(action: string, input?: object) => Promise<V>

/** One sight of every page, and of a page in several states where they look different. */
export const visitsIn = async (host: Host): Promise<readonly Visit[]> => {
  const ask = await asking(host)
  const { communities } = await ask<{ communities: { community: string; current: boolean }[] }>("members.me")
  const community = communities.find(({ current }) => current)?.community ?? ""
  const named = `community=${community}`
  const { rounds } = await ask<{ rounds: { id: string; state: string; vote?: string }[] }>("projects.rounds", {
    community,
  })
  const round = (...states: string[]) =>
    rounds.find(({ state }) => states.includes(state)) ?? missing(states.join(" or "))
  const voting = round("voting")
  const done = round("publicizing", "approved", "implementing")
  const { polls } = await ask<{ polls: { id: string; state: string }[] }>("meetings.polls", {})
  const poll = polls[0]?.id ?? missing("poll")
  const { meetings } = await ask<{ meetings: { id: string; state: string }[] }>("meetings.meetings")
  const meetingIn = (state: string) =>
    `meeting=${meetings.find(one => one.state === state)?.id ?? missing(`meeting that is ${state}`)}`
  const meeting = meetingIn("called")
  const { funds } = await ask<{ funds: { fund: string }[] }>("funds.list")
  const { disclosures } = await ask<{ disclosures: { id: string; kind: string }[] }>("disclosures.list", { community })
  const publicationOf = (kind: string) => disclosures.find(one => one.kind === kind)?.id ?? missing(kind)
  const { unread, seen } = await ask<{ unread: { notice: string }[]; seen: { notice: string }[] }>("notices.inbox")
  const notice = [...unread, ...seen][0]?.notice ?? missing("notice")
  const visited = await visitIn(ask, [...unread, ...seen])
  const vote = `${named}&vote=${voting.vote}`
  const result = `${named}&vote=${done.vote}`

  const home: Visit[] = [
    { page: "pages/home/index", as: "r1" },
    { page: "pages/home/index", as: "nobody" },
    { page: "pages/home/voice", as: "r1" },
    { page: "pages/home/desk", as: "s1" },
    { page: "pages/home/desk", as: "nobody" },
  ]
  const members: Visit[] = [
    { page: "pages/members/landing", as: "nobody", query: named },
    { page: "pages/members/me", as: "r1" },
    { page: "pages/members/mine", as: "r1", query: named },
    { page: "pages/members/enter", as: "nobody" },
    { page: "pages/members/pair", as: "nobody" },
    { page: "pages/members/approve", as: "s1" },
    ...["roll", "requests", "slips", "poster", "spots", "staff"].map(
      (word): Visit => ({ page: `pages/members/${word}`, as: "s1" }),
    ),
  ]
  const others: Visit[] = [
    { page: "pages/notices/inbox", as: "r1" },
    { page: "pages/notices/notice", as: "s1", query: `notice=${notice}` },
    { page: "pages/notices/desk", as: "s1" },
    { page: "pages/notices/write", as: "s1" },
    { page: "pages/notices/report", as: "s1", query: `notice=${notice}` },
    { page: "pages/notices/channels", as: "s1" },
    { page: "pages/notices/paper", as: "s1", query: `notice=${notice}` },
    { page: "pages/notices/paper", as: "s1", query: `notice=${notice}&as=slips` },
    { page: "pages/notices/visit", as: "s1", query: visited },
    { page: "pages/meetings/polls", as: "r1" },
    { page: "pages/meetings/times", as: "s1", query: `poll=${poll}` },
    { page: "pages/meetings/desk", as: "s1" },
    { page: "pages/meetings/opening", as: "s1" },
    { page: "pages/meetings/settling", as: "s1", query: `poll=${poll}` },
    { page: "pages/meetings/meetings", as: "r1" },
    { page: "pages/meetings/meeting", as: "r1", query: meeting },
    { page: "pages/meetings/meeting", as: "s1", query: meeting },
    { page: "pages/meetings/called", as: "s1" },
    { page: "pages/meetings/calling", as: "s1" },
    { page: "pages/meetings/calling", as: "s1", query: meeting },
    { page: "pages/meetings/convening", as: "s1", query: meeting },
    { page: "pages/disclosures/open", as: "nobody", query: named },
    ...["projects.result", "meetings.called", "meetings.minutes", "meetings.followup"].map(
      (kind): Visit => ({
        page: "pages/disclosures/read",
        as: "nobody",
        query: `${named}&disclosure=${publicationOf(kind)}`,
      }),
    ),
    { page: "pages/funds/funds", as: "r1", query: named },
    { page: "pages/funds/statement", as: "t1", query: `fund=${funds[0]?.fund ?? missing("fund")}` },
    { page: "pages/funds/desk", as: "t1" },
  ]
  const deciding: Visit[] = [
    { page: "pages/projects/rounds", as: "r1", query: named },
    ...rounds.map(({ id }): Visit => ({ page: "pages/projects/round", as: "r1", query: `${named}&round=${id}` })),
    { page: "pages/projects/propose", as: "r1", query: `${named}&round=${round("soliciting", "voting").id}` },
    { page: "pages/projects/result", as: "r1", query: `${named}&round=${done.id}` },
    { page: "pages/projects/desk", as: "s1" },
    { page: "pages/projects/opening", as: "s1" },
    ...rounds.map(({ id }): Visit => ({ page: "pages/projects/managing", as: "s1", query: `round=${id}` })),
    { page: "pages/votes/ballot", as: "r1", query: vote },
    { page: "pages/votes/ballot", as: "nobody", query: vote },
    { page: "pages/votes/ballot", as: "r1", query: `${vote}&practice=1` },
    { page: "pages/votes/result", as: "r1", query: result },
    { page: "pages/votes/board", as: "nobody", query: result },
    { page: "pages/votes/paper", as: "s1", query: vote },
  ]
  const { bodies } = await ask<{ bodies: { body: string }[] }>("councils.bodies")
  const body = `body=${bodies[0]?.body ?? missing("body")}`
  const proposed = { body: bodies[0]?.body, title: "楼道口装一盏路灯", why: "晚上看不见台阶" }
  const { topic } = await ask<{ topic: string }>("meetings.proposeTopic", proposed)
  const talking: Visit[] = [
    { page: "pages/chats/desk", as: "s1" },
    { page: "pages/chats/group", as: "s1" },
    { page: "pages/members/accounts", as: "r1" },
    { page: "pages/councils/bodies", as: "r1" },
    { page: "pages/councils/body", as: "r1", query: body },
    { page: "pages/councils/charter", as: "r1", query: body },
    { page: "pages/councils/desk", as: "s1" },
    { page: "pages/councils/founding", as: "s1" },
    { page: "pages/councils/seats", as: "s1", query: body },
    { page: "pages/councils/amending", as: "s1", query: body },
    { page: "pages/meetings/topics", as: "r1" },
    { page: "pages/meetings/topic", as: "s1", query: `topic=${topic}` },
    { page: "pages/meetings/proposing", as: "r1" },
    { page: "pages/meetings/minutes", as: "s1" },
    { page: "pages/meetings/followups", as: "s1" },
    { page: "pages/hall/live", as: "r1", query: meeting },
    { page: "pages/hall/operate", as: "s1", query: meeting },
    { page: "pages/hall/live", as: "r1", query: meetingIn("open") },
    { page: "pages/hall/operate", as: "s1", query: meetingIn("open") },
    { page: "pages/meetings/published", as: "r1", query: meetingIn("closed") },
  ]
  return [...home, ...members, ...others, ...deciding, ...talking]
}

/** Pages of a meeting that has been held, and the hall's screen, which is no phone's: a meeting's journey looks at them. */
export const afterMeetings: readonly string[] = [
  "pages/hall/screen",
  ...["minutes-writing", "confirming", "minutes-paper"].map(page => `pages/meetings/${page}`),
]

/** Every page that the app knows, as src/app.config.ts says. */
export const pagesOfApp = async (): Promise<readonly string[]> => {
  interface Told {
    readonly pages: readonly string[]
    readonly subPackages: readonly { readonly root: string; readonly pages: readonly string[] }[]
  }
  Object.assign(globalThis, { defineAppConfig: (told: Told) => told })
  const { default: told } = (await import("../../src/app.config.ts")) as { default: Told }
  return [...told.pages, ...told.subPackages.flatMap(({ root, pages }) => pages.map(page => `${root}/${page}`))]
}

/** A building where somebody has not heard one of these notices. */
const visitIn = async (ask: Ask, notices: readonly { readonly notice: string }[]): Promise<string> => {
  for (const { notice } of notices) {
    const { buildings } = await ask<{ buildings: { building: string }[] }>("notices.unheard", { notice })
    if (buildings[0]) return `notice=${notice}&building=${buildings[0].building}`
  }
  return missing("building that has not heard a notice")
}

const asking = async (host: Host): Promise<Ask> => {
  const token = await host.signIn("s1")
  return (action, input = {}) => host.ask(action, input, { token })
}

const missing = (what: string): never => {
  throw new Error(`the demonstration has no ${what}`)
}
