import * as z from "zod/mini"
import { type Contract, reads, writes } from "../shared/contract.ts"
import { idShape, instantShape, seatedShape } from "../shared/shapes.ts"
import { hour } from "../shared/values/instant.ts"
import { enteringContract } from "./entering/contract.ts"
import { sharingContract } from "./sharing/contract.ts"

const staff = ["staff"] as const
const chat = idShape<"chat">()
const body = idShape<"body">()
const vote = idShape<"vote">()
const ids = { chat: "k3m9x2v8q4w6r1t5y7b0n3c8d2", body: "b7f3a", vote: "v2026lift" }

/** What may be asked of chats; what is said in them comes through a chat's own adapter. */
export const contract = {
  ...enteringContract,
  ...sharingContract,
  bindCode: writes({
    may: staff,
    place: "seated",
    most: { times: 20, per: hour },
    says: {
      zh: "取一个绑定码（十分钟，一次）：在企业微信群里发给机器人，这个群就是这个议事组织的",
      en: "A one-time code for ten minutes: said to the robot in a WeCom group, it makes the group this body's",
    },
    takes: z.strictObject({ body, ...seatedShape }),
    gives: z.object({ code: z.string(), until: instantShape() }),
    example: { takes: { body: ids.body }, gives: { code: "K7QM-2XHP", until: "2026-03-02T01:10:00.000Z" } },
  }),
  list: reads({
    may: staff,
    place: "seated",
    says: { zh: "绑定了哪些群，里面放了哪些表决", en: "Which groups are bound, and which votes are in them" },
    takes: z.strictObject({
      /** Only the groups that this vote can be put into. */
      vote: z.optional(vote),
      ...seatedShape,
    }),
    gives: z.object({
      chats: z.array(
        z.object({
          chat,
          body,
          /** A group of WeCom or of WeChat. */
          kind: z.enum(["wecom", "wechat"]),
          at: instantShape(),
          robot: z.boolean(),
          votes: z.array(z.object({ vote, at: instantShape() })),
        }),
      ),
    }),
    example: {
      takes: {},
      gives: {
        chats: [
          {
            ...{ chat: ids.chat, body: ids.body, kind: "wecom" },
            ...{ at: "2026-03-02T01:00:00.000Z", robot: false, votes: [] },
          },
        ],
      },
    },
  }),
  setRobot: writes({
    may: staff,
    place: "seated",
    says: {
      zh: "填群机器人的 key：以后发给这个组织成员的通知，在群里说一次；不填就是不再在群里说",
      en: "Give the key of the group's own robot: notices to the body's members are then said in the group once; without a key no more",
    },
    takes: z.strictObject({
      chat,
      key: z.optional(z.string().check(z.regex(/^[A-Za-z0-9-]{8,64}$/))),
      ...seatedShape,
    }),
    gives: z.object({}),
    example: { takes: { chat: ids.chat, key: "693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa" }, gives: {} },
  }),
  unbind: writes({
    may: staff,
    place: "seated",
    says: { zh: "解除一个群的绑定", en: "Unbind a group" },
    takes: z.strictObject({ chat, ...seatedShape }),
    gives: z.object({}),
    example: { takes: { chat: ids.chat }, gives: {} },
  }),
  offer: writes({
    may: staff,
    place: "seated",
    says: {
      zh: "把一次按席位的表决放进群里：群里说“表决”，机器人就出示卡片；接了长连接的，马上出示",
      en: "Put a vote by seats into a group: the robot there shows its card when asked, over a long connection at once",
    },
    takes: z.strictObject({
      chat,
      vote,
      /** Also as a card to each who may vote and has linked an account, once. */
      each: z.optional(z.literal(true)),
      ...seatedShape,
    }),
    gives: z.object({
      /** To how many a card of their own is going to be brought. */
      told: z.optional(z.int()),
      /** The robot is going to show the card by itself; whether WeCom takes it is known only then. */
      soon: z.boolean(),
    }),
    example: { takes: { chat: ids.chat, vote: ids.vote }, gives: { soon: true } },
  }),
  withdraw: writes({
    may: staff,
    place: "seated",
    says: { zh: "把一次表决从群里拿掉（已投的票不变）", en: "Take a vote out of a group; ballots stay as they are" },
    takes: z.strictObject({ chat, vote, ...seatedShape }),
    gives: z.object({}),
    example: { takes: { chat: ids.chat, vote: ids.vote }, gives: {} },
  }),
  tick: writes({
    may: "timer",
    says: {
      zh: "出示刚放进群里的表决，清理过期的绑定码、卡片和回调编号",
      en: "Show votes that were just put into groups; clear codes, cards and names of callbacks that are over",
    },
    takes: z.strictObject({}),
    gives: z.object({ seen: z.int() }),
    example: { takes: {}, gives: { seen: 0 } },
  }),
} as const satisfies Contract
