import * as z from "zod/mini"
import { type Contract, reads, writes } from "../../shared/contract.ts"
import { idShape, instantShape, lineShape, seatedShape } from "../../shared/shapes.ts"
import { charterShape } from "./charter-shape.ts"
import { presets } from "./presets.ts"

const body = idShape<"body">()
const version = z.int().check(z.gte(1), z.lte(9999))
const exampleId = "20260302010000000-0004f9c2a7d"

export const chartersContract = {
  charter: reads({
    may: "member",
    place: "seated",
    says: {
      zh: "看议事规则：现在的，或以前的某一版",
      en: "The rules of procedure of a body: as they are now, or an earlier version",
    },
    takes: z.strictObject({ body, version: z.optional(version), ...seatedShape }),
    gives: z.object({
      name: z.string(),
      version,
      /** The version that counts now. */
      current: version,
      charter: charterShape,
      note: z.string(),
      at: instantShape(),
    }),
    example: {
      takes: { body: exampleId },
      gives: {
        name: "云上坊议事会",
        version: 1,
        current: 1,
        charter: presets.deliberationCouncil,
        note: "",
        at: "2026-03-02T01:00:00.000Z",
      },
    },
  }),
  amendCharter: writes({
    may: ["staff"],
    place: "seated",
    says: {
      zh: "改议事规则：成为新的一版，以后召集的会议按它；和法律不一致的存不了",
      en: "Change the charter: a new version, for meetings called from now on; what is against the law is refused",
    },
    takes: z.strictObject({
      body,
      /** The version that was changed. */
      from: version,
      charter: charterShape,
      note: lineShape(200, 2),
      ...seatedShape,
    }),
    gives: z.object({ version }),
    example: {
      takes: {
        body: exampleId,
        from: 1,
        charter: { ...presets.deliberationCouncil, agendaMost: 3 },
        note: "一次会最多议三件事",
      },
      gives: { version: 2 },
    },
  }),
} as const satisfies Contract
