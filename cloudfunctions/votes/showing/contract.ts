import * as z from "zod/mini"
import { type Contract, reads } from "../../shared/contract.ts"
import { dayShape, fenShape, idShape, instantShape, pageShape, seatedShape } from "../../shared/shapes.ts"
import { ballotShape, formShape, optionsShape } from "../ballot-shape.ts"
import { resultShape } from "../closing/records.ts"
import { deliberationCouncil, roundRule } from "../counting/rule.ts"
import { ruleShape } from "../counting/rule-shape.ts"

const named = { community: idShape<"community">(), vote: idShape<"vote">() }
const rulesHash = "9f3a21c704be5d1a6b7c8d9e0f1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c"

/** A vote as it is shown. */
const shown = {
  vote: idShape<"vote">(),
  title: z.string(),
  form: formShape,
  options: optionsShape,
  /** Of a motion with several choices: what they answer. */
  question: z.optional(z.string()),
  budget: fenShape(),
  rule: ruleShape,
  rulesHash: z.string(),
  opens: instantShape(),
  /** When it ends, or ended: as planned, or earlier. */
  closes: instantShape(),
  changeAllowed: z.boolean(),
  secrecy: z.enum(["T0", "T1"]),
  seats: z.int(),
  lot: z.string(),
  /** The server's clock. */
  now: instantShape(),
  stands: z.enum(["early", "open", "closed", "counted", "void"]),
  /** Why it is void, if it is. */
  void: z.optional(z.string()),
  /** Whether persons hold the seats; otherwise each is a household's. */
  held: z.boolean(),
  /** What the groups of the rule are called. */
  groups: z.array(z.object({ group: z.string(), name: z.string(), seats: z.int() })),
}
const shownShape = z.object({
  ...shown,
  /** The caller's household, for a member of this community who belongs to one. */
  mine: z.optional(
    z.object({
      onRoll: z.boolean(),
      delegate: z.boolean(),
      voted: z.boolean(),
      channel: z.optional(z.enum(["phone", "paper"])),
      day: z.optional(dayShape()),
    }),
  ),
})

export const contract = {
  show: reads({
    may: "anyone",
    place: "named",
    says: {
      zh: "看一次表决：选什么、怎么计票、什么时候截止；登录后还能看到自己这一户投了没有",
      en: "A vote: what is chosen, how it is counted, when it closes; signed in, also whether your household has voted",
    },
    takes: z.strictObject(named),
    gives: shownShape,
    example: {
      takes: { community: "xingfuli", vote: "v2026spring" },
      gives: {
        vote: "v2026spring",
        title: "2026 年春季微项目",
        form: { kind: "approval", min: 0, max: 10 },
        options: [
          {
            id: "lights",
            title: "3 号楼楼道感应灯",
            cost: 320000,
            place: "3 号楼 1–6 层",
            summary: "夜里上楼看得见台阶",
          },
          { id: "bench", title: "小花园加两张带扶手的长椅", cost: 540000 },
        ],
        budget: 2000000,
        rule: roundRule,
        rulesHash,
        opens: "2026-03-02T00:00:00.000Z",
        closes: "2026-03-12T12:00:00.000Z",
        changeAllowed: true,
        secrecy: "T1",
        seats: 412,
        lot: "1b4f0e9851971998e732078544c96b36c3d01cedf7caa332359d6f1d83567014",
        now: "2026-03-08T02:00:00.000Z",
        stands: "open",
        held: false,
        groups: [],
        mine: { onRoll: true, delegate: true, voted: false },
      },
    },
  }),

  showSeated: reads({
    may: "member",
    place: "seated",
    says: {
      zh: "社区或街道里的人看一次表决：表决什么、怎么算通过、什么时候截止；计票之后还有结果",
      en: "A vote, for those inside: what it is about, how it passes, when it closes; and its result once it is counted",
    },
    takes: z.strictObject({ vote: idShape<"vote">(), ...seatedShape }),
    gives: z.object({ ...shown, result: z.optional(resultShape) }),
    example: {
      takes: { vote: "v2026lift" },
      gives: {
        vote: "v2026lift",
        title: "3 号楼加装电梯",
        form: { kind: "motion" },
        options: [{ id: "motion", title: "同意 3 号楼加装电梯", cost: 0 }],
        budget: 0,
        rule: deliberationCouncil,
        rulesHash,
        opens: "2026-03-08T02:00:00.000Z",
        closes: "2026-03-08T04:00:00.000Z",
        changeAllowed: true,
        secrecy: "T0",
        seats: 15,
        lot: "1b4f0e9851971998e732078544c96b36c3d01cedf7caa332359d6f1d83567014",
        now: "2026-03-08T02:01:00.000Z",
        stands: "open",
        held: true,
        groups: [],
      },
    },
  }),

  named: reads({
    may: "member",
    place: "seated",
    says: {
      zh: "记名表决计票之后，看每个席位投了什么；只有有席位的人和工作人员能看",
      en: "After a named vote was counted: what each seat voted; for those who hold a seat in it, and staff",
    },
    takes: z.strictObject({ vote: idShape<"vote">(), ...seatedShape, ...pageShape }),
    gives: z.object({
      rows: z.array(
        z.object({
          seat: idShape<"seat">(),
          group: z.optional(z.string()),
          called: z.optional(z.string()),
          channel: z.enum(["phone", "paper"]),
          /** Absent: an invalid slip. */
          ballot: z.optional(ballotShape),
          /** Cast by a substitute or proxy. */
          proxy: z.boolean(),
        }),
      ),
      next: z.optional(z.string()),
    }),
    example: {
      takes: { vote: "v2026lift" },
      gives: {
        rows: [
          {
            seat: "s7f3a",
            group: "商户",
            called: "王记粮油",
            channel: "phone",
            ballot: { kind: "motion", choice: "approve" },
            proxy: false,
          },
        ],
      },
    },
  }),

  turnout: reads({
    may: "anyone",
    place: "named",
    says: {
      zh: "看有多少户参加了：投票期间五户一跳，不显示谁没有投",
      en: "How many households have taken part: in steps of five while the vote is open, and never who has not",
    },
    takes: z.strictObject(named),
    gives: z.object({
      seats: z.int(),
      /** Rounded down to a multiple of five until the result is frozen. */
      voted: z.int(),
      exact: z.boolean(),
      /** Buildings with at least five seats that voted, rounded down to a multiple of five. */
      groups: z.array(z.object({ group: z.string(), seats: z.int(), voted: z.int() })),
      at: instantShape(),
    }),
    example: {
      takes: { community: "xingfuli", vote: "v2026spring" },
      gives: {
        seats: 412,
        voted: 125,
        exact: false,
        groups: [{ group: "3 号楼", seats: 36, voted: 15 }],
        at: "2026-03-08T02:00:00.000Z",
      },
    },
  }),
} as const satisfies Contract
