import * as z from "zod/mini"
import { type Contract, reads, writes } from "../../shared/contract.ts"
import { idShape, instantShape, textShape } from "../../shared/shapes.ts"
import { desk } from "../rounds/contract.ts"
import { limits } from "../rules.ts"

const round = idShape<"round">()
const objection = idShape<"objection">()
const exampleRound = "2026-03-02-k7wq3m9ztp"

export const contract = {
  publish: writes({
    may: desk,
    says: { zh: "公布结果，开始公示", en: "Publishes the result; its period in public begins" },
    takes: z.strictObject({ round }),
    gives: z.object({ disclosure: idShape<"disclosure">(), until: instantShape() }),
    example: {
      takes: { round: exampleRound },
      gives: {
        disclosure: `2026-03-29T01:00:00.000Z.projects.result.${exampleRound}`,
        until: "2026-04-13T16:00:00.000Z",
      },
    },
  }),
  object: writes({
    may: "member",
    says: { zh: "公示期内提出异议", en: "Raises an objection while the result stands in public" },
    takes: z.strictObject({
      round,
      project: z.optional(idShape<"project">()),
      text: textShape(limits.reason, 4),
    }),
    gives: z.object({ objection }),
    example: { takes: { round: exampleRound, text: "长椅的位置挡住了轮椅" }, gives: { objection: "objection1" } },
  }),
  objections: reads({
    may: ["staff", "committee", "oversight"],
    says: { zh: "这一轮收到的异议", en: "The objections to a round" },
    takes: z.strictObject({ round }),
    gives: z.object({
      objections: z.array(
        z.object({
          id: objection,
          project: z.optional(idShape<"project">()),
          text: z.string(),
          at: instantShape(),
          answer: z.optional(z.string()),
        }),
      ),
    }),
    example: { takes: { round: exampleRound }, gives: { objections: [] } },
  }),
  answerObjection: writes({
    may: desk,
    says: {
      zh: "答复一条异议，答复公开；异议成立的，可以不立项其中一个选中的项目",
      en: "Answers an objection in public; where it is right, a chosen project can be struck",
    },
    takes: z.strictObject({
      objection,
      answer: textShape(limits.reason, 4),
      /** A chosen project that will not be done after all: its money goes back to the fund, the answer is the reason. */
      strike: z.optional(idShape<"project">()),
    }),
    gives: z.object({ open: z.int() }),
    example: {
      takes: { objection: "objection1", answer: "已和物业商定，长椅往东移两米" },
      gives: { open: 0 },
    },
  }),
  tick: writes({
    may: "timer",
    says: {
      zh: "到点计票；公示期满且没有未答复的异议，就立项",
      en: "Counts when it is time; approves when the publicity period is over and no objection is open",
    },
    takes: z.strictObject({}),
    gives: z.object({ seen: z.int() }),
    example: { takes: {}, gives: { seen: 0 } },
  }),
} as const satisfies Contract
