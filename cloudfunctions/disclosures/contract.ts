import * as z from "zod/mini"
import { type Contract, reads } from "../shared/contract.ts"
import { idShape, instantShape, pageShape, seatedShape } from "../shared/shapes.ts"
import { tables } from "./rules.ts"

const texts = z.optional(z.record(z.string(), z.string()))
const words = z.object({ zh: z.string(), en: z.string() })
/** Of which community; with `at` "street", of the street that it belongs to. */
const where = { community: idShape<"community">(), ...seatedShape }
const head = {
  id: idShape<"disclosure">(),
  kind: z.string(),
  about: z.string(),
  title: z.string(),
  at: instantShape(),
  until: instantShape(),
}
const example = {
  id: "2026-03-20T01:00:00.000Z.projects.result.2026-03-02-k7wq3m9ztp",
  kind: "projects.result",
  about: "2026-03-02-k7wq3m9ztp",
  title: "2026 年第一轮微项目",
  at: "2026-03-20T01:00:00.000Z",
  until: "2026-04-04T16:00:00.000Z",
}

export const contract = {
  list: reads({
    may: "anyone",
    place: "named",
    says: {
      zh: "看一个社区（或它所在的街道）公开了什么，新的在前",
      en: "What a community, or its street, has published, the newest first",
    },
    takes: z.strictObject({ ...where, ...pageShape }),
    gives: z.object({ disclosures: z.array(z.object(head)), next: z.optional(z.string()) }),
    example: { takes: { community: "xingfuli" }, gives: { disclosures: [example] } },
  }),
  read: reads({
    may: "anyone",
    place: "named",
    says: { zh: "看一份公开内容的全文和校验码", en: "One publication in full, with its hash" },
    takes: z.strictObject({ ...where, disclosure: idShape<"disclosure">() }),
    gives: z.object({
      ...head,
      hash: z.string(),
      body: z.object({
        figures: z.record(z.string(), z.int()),
        texts,
        rows: z.array(
          z.object({
            title: z.string(),
            note: z.optional(z.string()),
            state: z.string(),
            figures: z.record(z.string(), z.int()),
            texts,
            reason: z.optional(words),
          }),
        ),
        remarks: z.array(words),
      }),
    }),
    example: {
      takes: { community: "xingfuli", disclosure: example.id },
      gives: {
        ...example,
        hash: "8e1f0c5a41b7d9e2c3f4a5b6978890a1b2c3d4e5f60718293a4b5c6d7e8f9012",
        body: {
          figures: { budget: 2000000, spent: 860000, seats: 412, ballots: 230 },
          rows: [
            {
              title: "3 号楼楼道感应灯",
              note: "3 号楼 1–6 层",
              state: "chosen",
              figures: { cost: 320000, votes: 121 },
            },
          ],
          remarks: [{ zh: "按等份额法计票", en: "Counted by the method of equal shares" }],
        },
      },
    },
  }),
  table: reads({
    may: "anyone",
    place: "named",
    says: {
      zh: "看一个社区（或它所在的街道）公开的会议、决定或行动，每行一件，新的在前",
      en: "The meetings, decisions or actions that a community, or its street, has published, a row each, the newest first",
    },
    takes: z.strictObject({ ...where, table: z.enum(tables) }),
    gives: z.object({
      rows: z.array(z.record(z.string(), z.union([z.string(), z.int()]))),
      /** There are older ones than these. */
      more: z.boolean(),
    }),
    example: {
      takes: { community: "xingfuli", table: "meetings" },
      gives: {
        rows: [
          {
            ...{ id: "20260302010000000-4f9c2a7d", title: "三月议事会", body: "幸福里议事会", state: "called" },
            ...{ begins: "2026-03-18T11:00:00.000Z", ends: "2026-03-18T12:30:00.000Z", place: "社区活动室" },
            ...{ published: "2026-03-02T01:00:00.000Z" },
          },
        ],
        more: false,
      },
    },
  }),
} as const satisfies Contract
