import * as z from "zod/mini"
import { type Contract, reads, writes } from "../../shared/contract.ts"
import { roles } from "../../shared/roles.ts"
import { idShape, instantShape, lineShape } from "../../shared/shapes.ts"

const person = idShape<"person">()
const role = z.enum(roles)
const example = { person: "p4f2a9c0b7d1e8f3a6c5b2d9e0" }
const leaders = ["staff", "districtOwner"] as const

export const officesContract = {
  staffList: reads({
    may: leaders,
    says: { zh: "谁在本社区担任什么", en: "Who holds which role in the community" },
    takes: z.strictObject({}),
    gives: z.object({
      staff: z.array(z.object({ person, name: z.string(), roles: z.array(role), since: instantShape() })),
    }),
    example: {
      takes: {},
      gives: { staff: [{ ...example, name: "陈敏", roles: ["staff"], since: "2026-03-02T01:00:00.000Z" }] },
    },
  }),
  grantRole: writes({
    may: leaders,
    says: { zh: "给一位已加入的人一个角色（不能给自己）", en: "Give a person who has joined a role; not oneself" },
    takes: z.strictObject({ person, role }),
    gives: z.object({ roles: z.array(role) }),
    example: { takes: { ...example, role: "treasurer" }, gives: { roles: ["treasurer"] } },
  }),
  revokeRole: writes({
    may: leaders,
    says: {
      zh: "收回一个角色（不能收回最后一位工作人员的）",
      en: "Take a role back; not that of the last member of staff",
    },
    takes: z.strictObject({ person, role }),
    gives: z.object({ roles: z.array(role) }),
    example: { takes: { ...example, role: "treasurer" }, gives: { roles: [] } },
  }),
  inviteStaff: writes({
    may: leaders,
    says: { zh: "给新同事一个一次性登录链接", en: "A one-time link for a new colleague" },
    takes: z.strictObject({ name: lineShape(20, 2), roles: z.array(role).check(z.minLength(1), z.maxLength(4)) }),
    gives: z.object({ link: z.string(), until: instantShape() }),
    example: {
      takes: { name: "李强", roles: ["committee"] },
      gives: { link: "k3m9x2v8q4w6r1t5y7b0n3c8d2", until: "2026-03-05T01:00:00.000Z" },
    },
  }),
} as const satisfies Contract
