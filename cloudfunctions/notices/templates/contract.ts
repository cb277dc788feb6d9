import * as z from "zod/mini"
import { type Contract, reads, writes } from "../../shared/contract.ts"
import { fieldName, parts, templateKeys } from "./rules.ts"

const both = z.object({ zh: z.string(), en: z.string() })

const fields = z
  .array(z.strictObject({ name: z.string().check(z.regex(fieldName)), part: z.enum(parts) }))
  .check(z.minLength(1), z.maxLength(5))

const newsFields = [
  { name: "thing1", part: "title" as const },
  { name: "thing2", part: "text" as const },
  { name: "time3", part: "when" as const },
]

export const contract = {
  templates: reads({
    may: ["staff", "committee", "districtOwner"],
    says: { zh: "看微信提醒用哪些模板、每栏写什么", en: "Which WeChat templates are used, and what each field shows" },
    takes: z.strictObject({}),
    gives: z.object({
      templates: z.array(
        z.object({
          template: z.enum(templateKeys),
          title: both,
          /** Missing while no administrator has set it: such messages stay in the inbox. */
          id: z.optional(z.string()),
          fields: z.array(z.object({ name: z.string(), part: z.enum(parts), label: both })),
        }),
      ),
    }),
    example: {
      takes: {},
      gives: {
        templates: [
          {
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
      zh: "填写微信公众平台给的模板编号和栏目名",
      en: "Set the id and field names that WeChat gave a template",
    },
    takes: z.strictObject({
      template: z.enum(templateKeys),
      id: z.string().check(z.regex(/^[A-Za-z0-9_-]{10,64}$/)),
      fields,
    }),
    gives: z.object({ id: z.string() }),
    example: {
      takes: { template: "news", id: "nEw5tPl8w2Zr4Lq0Yc7x", fields: newsFields },
      gives: { id: "nEw5tPl8w2Zr4Lq0Yc7x" },
    },
  }),
} as const satisfies Contract
