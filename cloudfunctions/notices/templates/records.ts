import * as z from "zod/mini"
import { living } from "../../shared/record.ts"
import { directoryScope } from "../../shared/scope.ts"
import { type Channel, parts, type TemplateKey } from "./rules.ts"

export const fieldsShape = z
  .array(z.strictObject({ name: z.string(), part: z.enum(parts) }))
  .check(z.minLength(1), z.maxLength(5))

const knownShape = z.strictObject({
  template: z.string(),
  fields: fieldsShape,
  /** A text message's approved words, with {1}, {2} … for its fields. */
  text: z.optional(z.string()),
  /** So many characters a field of a text message may have with this account. */
  room: z.optional(z.int()),
  /** A long-term template (长期订阅) of WeChat: one consent carries every message until it is taken back. */
  lasting: z.optional(z.boolean()),
})
export type KnownTemplate = z.output<typeof knownShape>

/** Id `channel.key`: the channel's own id of a template, and its fields. One mini-program serves the whole deployment. */
export const noticeTemplates = living("noticeTemplates", {
  version: 1,
  shape: knownShape,
  by: [],
  personal: "none",
  kept: { days: "forever", why: "a setting of the deployment" },
})

export const templatesScope = directoryScope("notices.templates")
export const templateId = (channel: Channel, key: TemplateKey): string => `${channel}.${key}`
