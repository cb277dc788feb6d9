import * as z from "zod/mini"
import { publish } from "#cloud/disclosures/actions"
import { disclosures } from "#cloud/disclosures/records"
import { earmark } from "#cloud/funds/actions"
import { funds, collections as ofFunds } from "#cloud/funds/index"
import { publicArchive } from "#cloud/host/publishing"
import { communities } from "#cloud/members/records"
import type { Actions } from "#cloud/shared/ask"
import { type Contract, writes } from "#cloud/shared/contract"
import { feature } from "#cloud/shared/serve"
import { idShape } from "#cloud/shared/shapes"
import { fen } from "#cloud/shared/values/fen"
import { type Id, id } from "#cloud/shared/values/id"
import { countVote, freezeResult, openVote, type Plan, stageVote } from "#cloud/votes/actions"
import { type ChoosingRule, greedyRule, roundRule } from "#cloud/votes/counting/rule"
import { collections as ofVotes, votes } from "#cloud/votes/index"
import { home, openHouse } from "../support/house.ts"
import { closes, countable, nonce, options, planOf, seatOf } from "../votes/booth.ts"
import { heldBy, motionOf } from "../votes/council.ts"

const says = { zh: "试", en: "test" }
const takes = z.strictObject({ vote: idShape<"vote">() })
const act = writes({ may: ["staff"], says, takes, gives: z.object({}), example: { takes: { vote: "v" }, gives: {} } })
const contract = { open: act, count: act } as const satisfies Contract
const rules: Readonly<Record<string, ChoosingRule>> = { shares: roundRule, most: greedyRule }

/** Two motions, one nameless by majority, one named by groups, of which one is empty; and a choice of one among three. */
export const halves = { kind: "majority" as const, quorum: { num: 1, den: 2, strict: true } }
export const pass = { num: 1, den: 2, strict: true, of: "present" as const }
const motions: Readonly<Record<string, Plan>> = {
  lift: motionOf({
    rule: { ...halves, pass: { ...pass, of: "decided" } },
    seats: Array.from({ length: 9 }, (_, n) => heldBy(n, { present: n > 6 })),
  }),
  gate: motionOf({
    rule: {
      kind: "by-groups",
      groups: ["shops", "居民代表", "none"].map(group => ({ group, rule: { ...halves, pass } })),
      need: 2,
      whole: { ...halves, pass },
      empty: "fails",
    },
    secrecy: "T0",
    seats: Array.from({ length: 9 }, (_, n) => heldBy(n, { group: n % 2 ? "shops" : "居民代表" })),
  }),
  which: motionOf({
    rule: { ...halves, pass: { ...pass, of: "eligible" } },
    options: ["a", "b", "c"].map(choice => ({ id: id<"option">(choice), title: choice, cost: fen(0) })),
    seats: Array.from({ length: 9 }, (_, n) => heldBy(n)),
  }),
}

const owner: Actions<typeof contract> = {
  open: async ask => {
    const { vote } = ask.input
    const plan = motions[vote] ?? planOf({ rule: rules[vote] ?? greedyRule })
    const staged = await stageVote(ask, { ...plan, closes, vote })
    return ask.change(async tx => {
      await openVote(tx, staged)
      return {}
    })
  },
  count: async ask => {
    const counted = await countVote(ask, ask.input.vote)
    return ask.change(async tx => {
      await freezeResult(tx, counted)
      return {}
    })
  },
}

/** The archive of a community with a fund of five entries, five counted votes, a publication and the acts behind them. */
export const realExport = async (): Promise<string[]> => {
  const house = openHouse(
    () => [votes(), funds(), feature("owner", contract, owner)],
    [...ofVotes, ...ofFunds, disclosures, communities],
  )
  const staff = house.person("clerk", { roles: ["staff"] })
  const treasurer = house.person("treasurer", { roles: ["treasurer"] })
  const words = { name: "Home", address: "1", clerk: "c", phone: "p", scene: "s", roll: "" }
  await house.documents.change(tx => tx.create(communities, home, { ...words, households: 10, since: house.now() }))
  const { fund } = await house.ask<{ fund: Id<"fund"> }>(treasurer, "funds.open", { name: "Micro" })
  for (const amount of [500_000, 700_000])
    await house.ask(treasurer, "funds.grant", { fund, amount, source: "street office" })
  for (const n of [1, 2, 3]) {
    const items = [{ project: `p${n}`, amount: fen(10_000 * n), title: `T${n}` }]
    await house.documents.change(tx => earmark(tx, { fund, cause: `award:${n}`, items, at: house.now() }))
  }
  for (const vote of ["shares", "most"]) {
    await house.ask(staff, "owner.open", { vote })
    for (let n = 0; n < 9; n++) {
      const chosen = options.filter((_, place) => (n + 1) & (1 << place)).map(option => option.id)
      const ballot = { kind: "approval", options: chosen }
      await house.ask(house.person(`p${n}`, { household: seatOf(n) }), "votes.cast", {
        vote,
        ballot,
        nonce: nonce(n + 100 * vote.length),
      })
    }
  }
  for (const vote of ["lift", "gate"] as const) {
    await house.ask(staff, "owner.open", { vote })
    for (let n = 0; n < 7; n++) {
      const ballot = { kind: "motion", choice: n === 4 ? "oppose" : n === 5 ? "abstain" : "approve" }
      const input = { vote, ballot, nonce: nonce(n + (vote === "lift" ? 1000 : 2000)) }
      await house.ask(house.person(`p${n}`), "votes.castSeat", input)
    }
  }
  await house.ask(staff, "owner.open", { vote: "which" })
  for (let n = 0; n < 8; n++) {
    const choice = n < 6 ? { choice: "approve", option: n < 5 ? "b" : "c" } : { choice: n < 7 ? "oppose" : "abstain" }
    const input = { vote: "which", ballot: { kind: "motion", ...choice }, nonce: nonce(n + 3000) }
    await house.ask(house.person(`p${n}`), "votes.castSeat", input)
  }
  house.at(countable)
  for (const vote of ["shares", "most", "lift", "gate", "which"]) await house.ask(staff, "owner.count", { vote })
  const body = { figures: { counted: 9 }, rows: [], remarks: [] }
  const told = { kind: "projects.result", about: "r1", title: "Spring", at: house.now(), until: house.now(), body }
  await house.documents.change(tx => publish(tx, told))
  const lines: string[] = []
  for await (const line of publicArchive(house.store, home)) lines.push(line)
  await house.close()
  return lines
}
