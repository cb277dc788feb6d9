import * as z from "zod/mini"
import { type Contract, reads } from "../../../shared/contract.ts"
import { idShape, instantShape, seatedShape } from "../../../shared/shapes.ts"
import { itemShape, stateShape } from "../../calling/meeting-shape.ts"
import { choiceShape, motionStateShape } from "../hall-shape.ts"

const count = z.int().check(z.gte(0))
const seat = idShape<"seat">()
const exampleId = "20260302T010000-4f9c2a7d"

const tally = z.object({ eligible: count, present: count, cast: count, approve: count, oppose: count, abstain: count })

/** A motion as the screen shows it: how many have voted while it is open, what it came to when it is counted. */
const motion = z.object({
  motion: idShape<"motion">(),
  item: idShape<"item">(),
  title: z.string(),
  text: z.string(),
  /** Where one of several is decided: the choices, with their votes when it is counted, and how many seats said none. */
  choices: z.optional(z.array(z.object({ ...choiceShape.shape, votes: z.optional(count) }))),
  none: z.optional(count),
  decided: z.optional(idShape<"option">()),
  vote: idShape<"vote">(),
  state: motionStateShape,
  secrecy: z.enum(["T0", "T1"]),
  remote: z.boolean(),
  opened: instantShape(),
  ended: z.optional(instantShape()),
  countedFrom: z.optional(instantShape()),
  eligible: count,
  recused: count,
  /** Seats that have voted; of a secret vote in steps of five while it is not counted. */
  voted: z.optional(count),
  outcome: z.optional(z.enum(["passed", "failed", "void"])),
  tally: z.optional(tally),
  groups: z.optional(z.array(z.object({ group: z.string(), passed: z.boolean(), tally }))),
})

/** `name` is told to staff, whose screens the hall sees; empty for everybody else. */
const speaker = z.object({
  speech: idShape<"speech">(),
  seat,
  name: z.string(),
  group: z.string(),
  asked: instantShape(),
  from: z.optional(instantShape()),
})

export const showing = {
  hall: reads({
    may: "member",
    place: "seated",
    says: {
      zh: "看会场：应到、实到、法定人数，正在进行的一项和表决；工作人员还看得到签到码",
      en: "The hall: expected, present, quorum, what is on and what is voted on; staff also see the check-in code",
    },
    takes: z.strictObject({ ...seatedShape, meeting: idShape<"meeting">() }),
    gives: z.object({
      meeting: idShape<"meeting">(),
      title: z.string(),
      body: z.string(),
      bodyId: idShape<"body">(),
      place: z.string(),
      begins: instantShape(),
      ends: instantShape(),
      state: stateShape,
      outcome: z.enum(["opinion", "resolution"]),
      /** The figures are of this moment; never more than a second before `now`. */
      at: instantShape(),
      now: instantShape(),
      figures: z.object({
        eligible: count,
        present: count,
        needed: count,
        lacking: count,
        valid: z.boolean(),
        groups: z.array(
          z.object({ group: z.string(), name: z.string(), eligible: count, present: count, least: count }),
        ),
        /** Seats counted as present that are represented by another. */
        represented: count,
      }),
      agenda: z.array(itemShape),
      item: z.optional(idShape<"item">()),
      /** All so far, the latest last. */
      motions: z.array(motion),
      speaking: z.optional(speaker),
      waiting: z.array(speaker),
      /** Whether seats may take part from elsewhere, and whether and how often one may represent another. */
      remote: z.boolean(),
      proxies: z.int(),
      /** Of the caller's own seats. */
      mine: z.array(
        z.object({
          seat,
          group: z.string(),
          observer: z.boolean(),
          standIn: z.boolean(),
          here: z.boolean(),
          number: z.optional(z.string()),
          since: z.optional(instantShape()),
          left: z.optional(instantShape()),
          /** Whom this seat has given its mandate, and whose it holds: both names, to both. */
          proxyTo: z.optional(z.string()),
          proxyFrom: z.array(z.string()),
        }),
      ),
      /** Staff only, while the hall is open. */
      code: z.optional(z.object({ code: z.string(), until: instantShape() })),
    }),
    example: {
      takes: { meeting: exampleId },
      gives: {
        meeting: exampleId,
        title: "三月议事会",
        body: "幸福里议事会",
        bodyId: "20260301010000000-0004f9c2a7d",
        place: "社区活动室",
        begins: "2026-03-05T11:00:00.000Z",
        ends: "2026-03-05T12:30:00.000Z",
        state: "open",
        outcome: "opinion",
        at: "2026-03-05T11:02:00.000Z",
        now: "2026-03-05T11:02:00.300Z",
        figures: {
          ...{ eligible: 31, present: 24, needed: 21, lacking: 0, valid: true, represented: 1 },
          groups: [{ group: "shops", name: "商户", eligible: 3, present: 2, least: 1 }],
        },
        agenda: [{ item: "i1", kind: "motion", title: "楼道灯", text: "在 3 号楼装楼道灯", papers: [] }],
        item: "i1",
        motions: [],
        waiting: [],
        remote: false,
        proxies: 1,
        mine: [],
      },
    },
  }),
} as const satisfies Contract
