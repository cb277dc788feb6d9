import * as z from "zod/mini"
import { anyAudienceShape, writtenAudienceShape } from "../../shared/audience.ts"
import { type Contract, reads, writes } from "../../shared/contract.ts"
import { idShape, instantShape, lineShape, textShape } from "../../shared/shapes.ts"
import { attachedShape } from "../attaching/contract.ts"
import { filesMost } from "../attaching/rules.ts"
import { channels, parts, templateKeys } from "../templates/rules.ts"
import { states, textRoom, titleRoom, writers } from "./rules.ts"

const audience = writtenAudienceShape
const content = {
  template: z.enum(["news", "meeting"]),
  title: lineShape(titleRoom),
  text: textShape(textRoom),
  /** Whom it concerns, in words; whom it goes to is the audience. */
  who: z.optional(lineShape(60)),
  when: z.optional(instantShape()),
  place: z.optional(lineShape(60)),
  audience,
  /** Goes out at once, at night too; who chose so is logged. */
  urgent: z.boolean(),
  /** Uploaded pictures and PDFs. */
  files: z.optional(z.array(idShape<"file">()).check(z.maxLength(filesMost))),
}
const noticeId = { notice: idShape<"notice">() }
const seen = { ...noticeId, edition: z.int().check(z.gte(1)) }

const contentExample = {
  template: "news" as const,
  title: "周四上午停水",
  text: "3 号楼、5 号楼周四 9:00–11:30 停水，请提前接水。",
  audience: { to: "buildings" as const, buildings: ["b3", "b5"] },
  urgent: false,
}
const id = "20260302010000000-7k3m9ztpq2wx"

/** How it will look on a channel; nothing while no administrator has set its template. */
const looks = {
  fields: z.optional(z.array(z.object({ name: z.string(), part: z.enum(parts), value: z.string(), cut: z.boolean() }))),
  card: z.optional(
    z.object({
      from: z.string(),
      title: z.string(),
      text: z.optional(z.string()),
      facts: z.array(z.object({ name: z.string(), value: z.string() })),
      cut: z.boolean(),
    }),
  ),
  /** A text message with its signature, how many characters it has, and as how many it is charged. */
  text: z.optional(z.string()),
  characters: z.optional(z.int()),
  parts: z.optional(z.int()),
  cut: z.optional(z.boolean()),
}
/**
 * Persons who will be reached; who have it in the inbox only, for want of a consent or whatever hinders their channels; who
 * have no account on any channel. And households where nobody has joined.
 */
const reach = { reachable: z.int(), noCredit: z.int(), noAddress: z.int(), unjoined: z.int() }

export const contract = {
  write: writes({
    may: writers,
    says: { zh: "写一条通知，或改还没发出的那条", en: "Write a notice, or change one that has not gone out" },
    takes: z.strictObject({
      ...content,
      /** The draft to change, and the edition that was read. */
      of: z.optional(z.strictObject(seen)),
    }),
    gives: z.object(seen),
    example: { takes: contentExample, gives: { notice: id, edition: 1 } },
  }),
  draft: reads({
    may: writers,
    says: { zh: "打开一条通知的稿子", en: "Open the text of a notice" },
    takes: z.strictObject(noticeId),
    gives: z.object({
      ...seen,
      ...content,
      files: z.optional(z.array(attachedShape)),
      audience: anyAudienceShape,
      template: z.enum(templateKeys),
      state: z.enum(states),
    }),
    example: { takes: { notice: id }, gives: { notice: id, edition: 1, state: "draft", ...contentExample } },
  }),
  preview: reads({
    may: writers,
    says: { zh: "发送前看能送到谁、手机上是什么样", en: "Before sending: who can be reached, and how it will look" },
    takes: z.strictObject(content),
    gives: z.object({
      people: z.int(),
      /** So many that the number must be typed to send it. */
      confirm: z.boolean(),
      ...reach,
      buildings: z.array(z.object({ building: z.string(), compound: z.string(), name: z.string(), ...reach })),
      /** It will be said in the body's group, once, and its members are not written to one by one. */
      group: z.boolean(),
      /** The channels it will try, in order: whom each can reach now, why not the others, and how it will look there. */
      channels: z.array(
        z.object({
          channel: z.enum(channels),
          reachable: z.int(),
          noCredit: z.int(),
          /** Their last consents are kept for what matters more. */
          kept: z.int(),
          /** They have switched this kind off in the platform's settings. */
          muted: z.int(),
          /** They want none, here or on a channel before. */
          off: z.int(),
          /** The channel's template is not set. */
          noTemplate: z.int(),
          /** The platform has closed the channel to us. */
          closed: z.int(),
          noAddress: z.int(),
          /** So many will get it here: no channel before this one reaches them. */
          first: z.int(),
          ...looks,
        }),
      ),
    }),
    example: {
      takes: contentExample,
      gives: {
        people: 96,
        confirm: false,
        reachable: 61,
        noCredit: 20,
        noAddress: 15,
        unjoined: 20,
        group: false,
        buildings: [
          { building: "b3", compound: "杏福里", name: "3", reachable: 30, noCredit: 10, noAddress: 8, unjoined: 12 },
        ],
        channels: [
          {
            channel: "wechat",
            reachable: 61,
            noCredit: 18,
            kept: 1,
            muted: 0,
            off: 1,
            noTemplate: 0,
            closed: 0,
            noAddress: 15,
            first: 61,
            fields: [{ name: "thing1", part: "title", value: "周四上午停水", cut: false }],
          },
        ],
      },
    },
  }),
  send: writes({
    may: writers,
    says: {
      zh: "发送一条通知，10 秒内可以撤销；也可以定在 30 天内的某个时间，发出前都可以撤销",
      en: "Send a notice, with ten seconds to undo; or set it for a moment within 30 days, to be undone until then",
    },
    takes: z.strictObject({
      ...seen,
      people: z.optional(z.int()),
      /** When it shall go out; by itself now. */
      at: z.optional(instantShape()),
    }),
    gives: z.object({
      ...seen,
      starts: instantShape(),
      /** How long until then (ms), by our clock: a phone's may be wrong. */
      waits: z.int(),
      people: z.int(),
    }),
    example: {
      takes: { notice: id, edition: 1 },
      gives: { notice: id, edition: 2, starts: "2026-03-02T01:00:10.000Z", waits: 10_000, people: 96 },
    },
  }),
  stop: writes({
    may: writers,
    says: { zh: "撤销刚才的发送，或停止还没送出的提醒", en: "Undo the sending, or stop what has not left yet" },
    takes: z.strictObject(noticeId),
    gives: z.object({ ...seen, state: z.enum(states) }),
    example: { takes: { notice: id }, gives: { notice: id, edition: 3, state: "draft" } },
  }),
  withdraw: writes({
    may: writers,
    says: { zh: "撤回一条通知，写明原因", en: "Withdraw a notice, with the reason" },
    takes: z.strictObject({ ...noticeId, reason: lineShape(200) }),
    gives: z.object(seen),
    example: { takes: { notice: id, reason: "停水改到周五，另发通知" }, gives: { notice: id, edition: 3 } },
  }),
} as const satisfies Contract
