import { householdSeats } from "#cloud/members/actions"
import type { Subject } from "#cloud/shared/ports"
import type { Members } from "./community.ts"
import { csv, type Row } from "./workbooks.ts"

export type Look = {
  plan: string
  counts: { added: number; changed: number; missing: number; same: number; errors: number; remarks: number }
  columns: { columns: Record<string, number> }[]
  rows: {
    what: string
    row: number
    building: string
    door: string
    problems: { code: string; row?: number }[]
    fields: string[]
  }[]
  marked?: string
}
export type Imported = { roll: string; counts: object; households: number; spared: number }
export type Found = {
  households: { household: string; door: string; contact: string; phone: string; people: { name: string }[] }[]
  found: number
  next?: string
}
export type Rolls = { rolls: { roll: string; state: string; undoable: boolean; counts: object; file: string }[] }

export const head: Row = ["楼栋", "单元", "房号", "姓名", "电话"]
/** What the roll of `home` says, and two more. */
export const body: Row[] = [
  ["3号楼", "1单元", "101室", "王秀英", 13800138000],
  [null, null, "102室", "赵建国", 13900139000],
  ["10号楼", null, "201", null, null],
  [null, null, "202", "孙丽", "1.38E+10"],
  ["11号楼", null, "301", "周平", null],
]

/** What a clerk does with sheets, in whichever house is there when it is done. */
export const clerkIn = (house: () => Members) => ({
  look: async (rows: readonly Row[] = [head, ...body], who: Subject = house().clerk): Promise<Look> =>
    house().ask<Look>(who, "previewRoll", {
      file: await house().upload(csv(rows.map(row => row.map(cell => String(cell ?? ""))))),
    }),
  take: (plan: string, removeMissing = false) =>
    house().ask<Imported>(house().clerk, "importRoll", { plan, removeMissing }),
  seats: async (): Promise<string[]> => {
    const found: string[] = []
    for await (const { seat } of householdSeats(house().documents)) found.push(seat)
    return found
  },
  roll: (find = "", who = house().clerk) => house().ask<Found>(who, "roll", { find }),
})
