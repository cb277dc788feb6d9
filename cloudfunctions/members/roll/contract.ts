import * as z from "zod/mini"
import { type Contract, reads, writes } from "../../shared/contract.ts"
import { idShape, instantShape, lineShape, pageShape } from "../../shared/shapes.ts"
import { rollCountsShape } from "./records.ts"

const file = idShape<"file">()
const plan = idShape<"rollPlan">()
const household = idShape<"household">()
const doorShape = { compound: z.string(), building: z.string(), unit: z.string(), door: z.string() }
const door = { compound: "", building: "3", unit: "2", door: "501" }
const ids = { plan: "2026-03-02T01:00:00.000Z.4f2a9c0b", file: "k3m9x2v8q4w6r1t5y7b0n3c8d2" }
const fields = ["compound", "building", "unit", "door", "address", "area", "contact", "phone"] as const

const countsShape = z.object({
  added: z.int(),
  changed: z.int(),
  missing: z.int(),
  same: z.int(),
  errors: z.int(),
  remarks: z.int(),
})

const lookShape = z.object({
  plan,
  counts: countsShape,
  /** Which column of which sheet was taken for what; columns count from 1. */
  columns: z.array(z.object({ sheet: z.string(), headerRow: z.int(), columns: z.record(z.string(), z.int()) })),
  /** Sheets in which no header was recognised. */
  unread: z.array(z.string()),
  /** What an import would do and what is wrong, the first 200: errors first. */
  rows: z.array(
    z.object({
      what: z.enum(["error", "remark", "changed", "missing", "added"]),
      sheet: z.string(),
      /** As numbered in the sheet, from 1; 0 for a household that is not in it. */
      row: z.int(),
      ...doorShape,
      household: z.optional(household),
      problems: z.array(z.object({ code: z.string(), column: z.int(), row: z.optional(z.int()) })),
      fields: z.array(z.string()),
    }),
  ),
  /** The same sheet with a red column beside the rows in question; there is none without problems. */
  marked: z.optional(file),
})
const look = {
  plan: ids.plan,
  counts: { added: 120, changed: 8, missing: 0, same: 1072, errors: 1, remarks: 2 },
  columns: [{ sheet: "名册", headerRow: 2, columns: { building: 1, unit: 2, door: 3, contact: 4, phone: 5 } }],
  unread: [],
  rows: [
    { what: "error" as const, sheet: "名册", row: 17, ...door, problems: [{ code: "noDoor", column: 3 }], fields: [] },
  ],
  marked: ids.file,
}

export const rollContract = {
  previewRoll: writes({
    may: ["staff"],
    says: {
      zh: "先看一遍名册文件：新增、改动、问题各多少，什么都不改",
      en: "Look at a roll's file first: what it would add and change, what is wrong; changes nothing",
    },
    takes: z.strictObject({
      file,
      /** Where the guess is wrong: field → column, from 1. */
      columns: z.optional(z.partialRecord(z.enum(fields), z.int().check(z.gte(1), z.lte(200)))),
    }),
    gives: lookShape,
    example: { takes: { file: ids.file }, gives: look },
  }),
  importRoll: writes({
    may: ["staff"],
    says: {
      zh: "导入看过的名册；表里没有的户只有明确要求才移除",
      en: "Import the roll that was looked at; households missing from it are removed only when asked",
    },
    takes: z.strictObject({ plan, removeMissing: z.boolean() }),
    gives: z.object({
      roll: idShape<"roll">(),
      counts: rollCountsShape,
      households: z.int(),
      /** Not removed, because somebody has joined them. */
      spared: z.int(),
    }),
    example: {
      takes: { plan: ids.plan, removeMissing: false },
      gives: {
        roll: ids.plan,
        counts: { added: 120, changed: 8, removed: 0, same: 1072 },
        households: 1200,
        spared: 0,
      },
    },
  }),
  rollProgress: reads({
    may: ["staff"],
    says: { zh: "导入做到哪里了", en: "How far an import has come" },
    takes: z.strictObject({ plan }),
    gives: z.object({ state: z.enum(["looked", "importing", "imported"]), done: z.int(), of: z.int() }),
    example: { takes: { plan: ids.plan }, gives: { state: "importing", done: 49, of: 60 } },
  }),
  undoRoll: writes({
    may: ["staff"],
    says: { zh: "撤销最近一次导入（30 天内）", en: "Take the latest import back, within 30 days" },
    takes: z.strictObject({ roll: idShape<"roll">() }),
    gives: z.object({ households: z.int() }),
    example: { takes: { roll: ids.plan }, gives: { households: 1080 } },
  }),
  rolls: reads({
    may: ["staff"],
    says: { zh: "名册的历次导入，新的在前", en: "The imports of the roll, the newest first" },
    takes: z.strictObject({ ...pageShape }),
    gives: z.object({
      rolls: z.array(
        z.object({
          roll: idShape<"roll">(),
          at: instantShape(),
          file: z.string(),
          counts: rollCountsShape,
          households: z.int(),
          state: z.enum(["current", "before", "undone"]),
          undoable: z.boolean(),
        }),
      ),
      next: z.optional(z.string()),
    }),
    example: {
      takes: {},
      gives: {
        rolls: [
          {
            roll: ids.plan,
            at: "2026-03-02T01:05:00.000Z",
            file: "名册 2026.xlsx",
            counts: { added: 120, changed: 8, removed: 0, same: 1072 },
            households: 1200,
            state: "current" as const,
            undoable: true,
          },
        ],
      },
    },
  }),
  roll: reads({
    may: ["staff"],
    says: { zh: "查名册：按门牌、姓名或电话找", en: "Search the roll by door, name or telephone" },
    takes: z.strictObject({
      find: z.optional(lineShape(40, 0)),
      building: z.optional(idShape<"building">()),
      ...pageShape,
    }),
    gives: z.object({
      households: z.array(
        z.object({
          household,
          ...doorShape,
          area: z.optional(z.int()),
          contact: z.string(),
          phone: z.string(),
          people: z.array(
            z.object({ person: idShape<"person">(), name: z.string(), adult: z.boolean(), delegate: z.boolean() }),
          ),
        }),
      ),
      /** All that were found, this page and others. */
      found: z.int(),
      next: z.optional(z.string()),
    }),
    example: {
      takes: { find: "3-2-501" },
      gives: {
        households: [
          {
            household: "b0123456789a-5f0c2d9e8b17",
            ...door,
            area: 8953,
            contact: "王秀英",
            phone: "13800138000",
            people: [{ person: "p4f2a9c0b7d1e8f3a6c5b2d9e0", name: "王秀英", adult: true, delegate: true }],
          },
        ],
        found: 1,
      },
    },
  }),
} as const satisfies Contract
