import * as z from "zod/mini"
import { type Contract, reads, writes } from "../../shared/contract.ts"
import { roles } from "../../shared/roles.ts"
import { idShape, instantShape, lineShape } from "../../shared/shapes.ts"

const community = idShape<"community">()
const person = idShape<"person">()
const household = idShape<"household">()
const doorShape = { compound: z.string(), building: z.string(), unit: z.string(), door: z.string() }
const language = z.enum(["zh", "en"])
const ids = { household: "b0123456789a-5f0c2d9e8b17", person: "p4f2a9c0b7d1e8f3a6c5b2d9e0" }

/** What is kept about a person in one collection: each document's fields, and for how long and why it is kept. */
const keptShape = z.object({
  collection: z.string(),
  /** Days it is kept, or 0: as long as the archive. */
  days: z.int(),
  why: z.string(),
  documents: z.array(z.record(z.string(), z.unknown())),
})
const kept = {
  collection: "persons",
  days: 0,
  why: "who acted for a household belongs to the archive",
  documents: [{ name: "王秀英", since: "2026-03-02T01:00:00.000Z" }],
}

export const ownContract = {
  me: reads({
    may: "anyone",
    says: { zh: "我是谁，在哪一户，能做什么", en: "Who I am, in which household, what I may do" },
    takes: z.strictObject({}),
    gives: z.object({
      signedIn: z.boolean(),
      communities: z.array(z.object({ community, name: z.string(), current: z.boolean(), withdrawn: z.boolean() })),
      member: z.optional(
        z.object({
          person,
          community,
          name: z.string(),
          roles: z.array(z.enum(roles)),
          delegate: z.boolean(),
          adult: z.boolean(),
          language,
          elder: z.boolean(),
          /** The text of consent agreed to; another one than now's is asked for again. */
          consent: z.string(),
          door: z.optional(z.object({ household, ...doorShape })),
          /** The others of the household, their names masked; a delegate may hand over to one of them. */
          neighbours: z.array(z.object({ person, name: z.string(), adult: z.boolean(), delegate: z.boolean() })),
          /** Text messages: whether the roll has a mobile number of mine, and whether I have agreed to them. */
          texts: z.object({ possible: z.boolean(), on: z.boolean() }),
        }),
      ),
      /** A request of mine that is not approved. */
      request: z.optional(
        z.object({
          community,
          state: z.enum(["waiting", "declined", "expired"]),
          at: instantShape(),
          reason: z.optional(z.string()),
        }),
      ),
    }),
    example: {
      takes: {},
      gives: {
        signedIn: true,
        communities: [{ community: "xingfuli", name: "杏福里社区", current: true, withdrawn: false }],
        member: {
          person: ids.person,
          community: "xingfuli",
          name: "王秀英",
          roles: [],
          delegate: true,
          adult: true,
          language: "zh",
          elder: true,
          consent: "2026-03",
          door: { household: ids.household, compound: "", building: "3", unit: "2", door: "501" },
          neighbours: [],
          texts: { possible: true, on: false },
        },
      },
    },
  }),
  settings: writes({
    may: "member",
    says: {
      zh: "改我的称呼、语言和字号，要不要短信",
      en: "Change my name, language and type, and whether I want text messages",
    },
    takes: z.strictObject({
      name: z.optional(lineShape(20)),
      language: z.optional(language),
      elder: z.optional(z.boolean()),
      /** Text messages to the number that the roll has for me: yes, or no more. */
      texts: z.optional(z.boolean()),
    }),
    gives: z.object({ name: z.string(), language, elder: z.boolean(), texts: z.boolean() }),
    example: { takes: { elder: true }, gives: { name: "王秀英", language: "zh", elder: true, texts: false } },
  }),
  consent: writes({
    may: "newcomer",
    place: "named",
    says: { zh: "同意，或者撤回同意：两样一样容易", en: "Agree, or withdraw: one is as easy as the other" },
    takes: z.strictObject({ community, version: z.string().check(z.maxLength(20)), agreed: z.boolean() }),
    gives: z.object({ version: z.string(), agreed: z.boolean(), delegate: z.boolean() }),
    example: {
      takes: { community: "xingfuli", version: "2026-03", agreed: false },
      gives: { version: "2026-03", agreed: false, delegate: false },
    },
  }),
  myData: reads({
    may: "newcomer",
    place: "named",
    says: { zh: "这个社区存了我的哪些信息", en: "What this community keeps about me" },
    takes: z.strictObject({ community }),
    gives: z.object({ kept: z.array(keptShape), more: z.boolean() }),
    example: { takes: { community: "xingfuli" }, gives: { kept: [kept], more: false } },
  }),
  export: reads({
    may: "newcomer",
    place: "named",
    says: { zh: "把我的信息导出成一份文件（JSON）", en: "My data as one file (JSON)" },
    takes: z.strictObject({ community }),
    gives: z.object({ name: z.string(), json: z.string() }),
    example: { takes: { community: "xingfuli" }, gives: { name: "weiyi-xingfuli-2026-03-02.json", json: "{}" } },
  }),
  forget: writes({
    may: "newcomer",
    place: "named",
    says: {
      zh: "删除我的信息：抹去姓名和账号，依法要存的居务档案除外（会列出）",
      en: "Forget me: name and account are erased; what the archive must keep is listed",
    },
    takes: z.strictObject({ community, sure: z.literal(true) }),
    gives: z.object({
      erased: z.int(),
      kept: z.array(z.object({ collection: z.string(), documents: z.int(), days: z.int(), why: z.string() })),
    }),
    example: {
      takes: { community: "xingfuli", sure: true },
      gives: {
        erased: 3,
        kept: [{ collection: "rolls", documents: 1, days: 0, why: "who changed the roll, and when" }],
      },
    },
  }),
  tick: writes({
    may: "timer",
    says: { zh: "清理过期的会话、链接、申请和旧名册", en: "Clear what is over: sessions, links, requests, old rolls" },
    takes: z.strictObject({}),
    gives: z.object({ seen: z.int() }),
    example: { takes: {}, gives: { seen: 0 } },
  }),
} as const satisfies Contract
