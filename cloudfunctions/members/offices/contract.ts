import * as z from "zod/mini"
import { type Contract, reads, writes } from "../../shared/contract.ts"
import { roles } from "../../shared/roles.ts"
import { idShape, instantShape, lineShape } from "../../shared/shapes.ts"

const person = idShape<"person">()
const role = z.enum(roles)
const example = { person: "p4f2a9c0b7d1e8f3a6c5b2d9e0" }
const leaders = ["staff", "districtOwner"] as const
const head = { count: z.int(), hash: z.string() }
const headExample = { count: 12, hash: "9f3a21c704be5d1a6b7c8d9e0f1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c" }

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
  acts: reads({
    may: ["staff", "districtOwner", "oversight"],
    says: {
      zh: "看工作日志：谁在何时以职务办了什么，新的在前",
      en: "The journal: who in office did what and when, the newest first",
    },
    takes: z.strictObject({
      /** Acts before this number. */
      before: z.optional(z.int().check(z.gte(1))),
    }),
    gives: z.object({
      ...head,
      acts: z.array(
        z.object({
          n: z.int(),
          who: person,
          action: z.string(),
          about: z.record(z.string(), z.string()),
          at: instantShape(),
          hash: z.string(),
        }),
      ),
      /** The number to ask before, for older acts. */
      next: z.optional(z.int()),
    }),
    example: {
      takes: {},
      gives: {
        ...headExample,
        acts: [
          {
            ...{ n: 12, who: example.person, action: "projects.publish", about: { round: "r2026spring" } },
            ...{ at: "2026-03-12T12:00:06.000Z", hash: headExample.hash },
          },
        ],
      },
    },
  }),
  actsHead: reads({
    may: "member",
    says: {
      zh: "工作日志有多少条、最后一条的指纹：以后少了或改了一条都看得出来",
      en: "How long the journal is and the hash of its last act: whatever is changed or dropped later shows",
    },
    takes: z.strictObject({}),
    gives: z.object(head),
    example: { takes: {}, gives: headExample },
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
