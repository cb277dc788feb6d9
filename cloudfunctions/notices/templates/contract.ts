import * as z from "zod/mini"
import { type Contract, reads, writes } from "../../shared/contract.ts"
import { lineShape } from "../../shared/shapes.ts"
import { parts, templated, templateKeys } from "./rules.ts"

const both = z.object({ zh: z.string(), en: z.string() })

const fields = z
  .array(z.strictObject({ name: z.string().check(z.regex(/^[a-z_]{0,20}\d{1,2}$/)), part: z.enum(parts) }))
  .check(z.minLength(1), z.maxLength(5))

const newsFields = [
  { name: "thing1", part: "title" as const },
  { name: "thing2", part: "text" as const },
  { name: "time3", part: "when" as const },
]

export const contract = {
  templates: reads({
    may: ["staff", "committee", "districtOwner"],
    says: { zh: "看各种提醒用哪些模板、每栏写什么", en: "Which templates messages use, and what each field shows" },
    takes: z.strictObject({}),
    gives: z.object({
      templates: z.array(
        z.object({
          channel: z.enum(templated),
          template: z.enum(templateKeys),
          title: both,
          /** Missing while no administrator has set it: such messages stay in the inbox. */
          id: z.optional(z.string()),
          /** Long-term: agreeing once is agreeing for good. */
          lasting: z.optional(z.boolean()),
          /** A text message's approved words. */
          text: z.optional(z.string()),
          /** How many characters each of its places holds. */
          room: z.optional(z.int()),
          fields: z.array(z.object({ name: z.string(), part: z.enum(parts), label: both })),
        }),
      ),
    }),
    example: {
      takes: {},
      gives: {
        templates: [
          {
            channel: "wechat",
            template: "news",
            title: { zh: "社区通知提醒", en: "Community notice" },
            id: "nEw5tPl8w2Zr4Lq0Yc7x",
            fields: [{ name: "thing1", part: "title", label: { zh: "通知标题", en: "Title" } }],
          },
        ],
      },
    },
  }),
  setTemplate: writes({
    may: ["districtOwner"],
    says: {
      zh: "填写平台给的模板编号和栏目名（微信、服务号、短信）",
      en: "Set the id and field names that a platform gave a template (WeChat, service account, text messages)",
    },
    takes: z.strictObject({
      /** By itself the subscribe messages of WeChat. */
      channel: z.optional(z.enum(templated)),
      template: z.enum(templateKeys),
      id: z.string().check(z.regex(/^[A-Za-z0-9_-]{3,64}$/)),
      fields,
      /** A text message: its words as they were approved, with {1} where a field stands, without the signature. */
      text: z.optional(lineShape(300)),
      /** How many characters the account's fields may have; 6 where it is not said. */
      room: z.optional(z.int().check(z.gte(1), z.lte(35))),
      /** A long-term template of WeChat, as government bodies may have: whoever agrees is not asked again. */
      lasting: z.optional(z.boolean()),
    }),
    gives: z.object({ id: z.string() }),
    example: {
      takes: { template: "news", id: "nEw5tPl8w2Zr4Lq0Yc7x", fields: newsFields },
      gives: { id: "nEw5tPl8w2Zr4Lq0Yc7x" },
    },
  }),
} as const satisfies Contract
