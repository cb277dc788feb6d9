import * as z from "zod/mini"
import { anyAudienceShape } from "../../shared/audience.ts"
import { living } from "../../shared/record.ts"
import { idShape, instantShape } from "../../shared/shapes.ts"
import { attachedShape } from "../attaching/contract.ts"
import { figuresShape } from "../sweeping/contract.ts"
import { channels, templateKeys } from "../templates/rules.ts"
import { states } from "./rules.ts"

const saidShape = z.strictObject({ title: z.string(), text: z.string() })

export const noticeShape = z.strictObject({
  state: z.enum(states),
  /** Goes up with every change a person makes: nobody overwrites what they have not seen. */
  edition: z.int(),
  template: z.enum(templateKeys),
  /** A notice written by hand has the language it was written in, under zh; one made from a fact has both. */
  words: z.strictObject({ zh: saidShape, en: z.optional(saidShape) }),
  /** Whom it concerns, in words; whom it goes to is the audience. */
  who: z.optional(z.string()),
  when: z.optional(instantShape()),
  /** From then on what a fact called for is over, and nobody is written to any more. */
  until: z.optional(instantShape()),
  place: z.optional(z.string()),
  /** Where it leads, as a page path with query; without one, to the notice itself. */
  page: z.optional(z.string()),
  audience: anyAudienceShape,
  /** Does not wait for the morning, and is not held back by the daily limit. */
  urgent: z.boolean(),
  at: instantShape(),
  by: z.optional(idShape<"person">()),
  /** The fact it was made from. */
  fact: z.optional(z.string()),
  /** When it goes out; the last moment to undo. */
  starts: z.optional(instantShape()),
  /** How far it has been spread: after this page of the audience, to so many persons. */
  cursor: z.optional(z.string()),
  persons: z.int(),
  /** Pictures and PDFs that everybody who has it may open. */
  files: z.optional(z.array(attachedShape)),
  /** What became of its messages, once these are gone. */
  figures: z.optional(figuresShape),
  /** It was said in the group of the body it is for, once; `lost`: perhaps. Then its members are not written to one by one. */
  announced: z.optional(z.enum(["claimed", "sent", "failed", "lost"])),
  /** Since when somebody is saying it there. */
  announcing: z.optional(instantShape()),
  /** The channels it tries, in order: the community's at the moment it went out. */
  chain: z.optional(z.array(z.enum(channels))),
  withdrawn: z.optional(z.strictObject({ reason: z.string(), at: instantShape() })),
})
export type Notice = z.output<typeof noticeShape>

/** Ids begin with the moment of writing, so that a list is in order of time. */
export const notices = living("notices", {
  version: 1,
  shape: noticeShape,
  by: ["by"],
  personal: { whose: "by", shown: ["words", "at"], erased: [] },
  kept: {
    days: "forever",
    why: "what residents were told is part of the archive of affairs (城市居民委员会组织法 39)",
  },
})
