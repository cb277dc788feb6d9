import * as z from "zod/mini"
import { type Contract, reads, writes } from "../../shared/contract.ts"
import { idShape, instantShape, lineShape } from "../../shared/shapes.ts"

const secretShape = z.string().check(z.regex(/^[0-9a-z]{20,64}$/))
const pairing = idShape<"pairing">()
const sessionShape = z.string().check(z.regex(/^[0-9a-f]{2}\.[0-9a-z]{20,64}$/))
const token = "a7.k3m9x2v8q4w6r1t5y7b0n3c8d2"
const secret = "k3m9x2v8q4w6r1t5y7b0n3c8d2"

export const signingContract = {
  enter: writes({
    may: "anyone",
    says: {
      zh: "浏览器第一次来：给一个还不知道是谁的会话（微信里不需要）",
      en: "A browser comes for the first time: gives a session of nobody yet (not needed inside WeChat)",
    },
    takes: z.strictObject({}),
    gives: z.object({ session: z.optional(z.string()) }),
    example: { takes: {}, gives: { session: token } },
  }),
  redeem: writes({
    may: "anyone",
    place: "directory",
    says: {
      zh: "用一次性链接登录（首位管理员、受邀工作人员）",
      en: "Sign in by a one-time link: the first administrator, invited staff",
    },
    takes: z.strictObject({ link: secretShape, name: lineShape(20, 2), consent: z.string().check(z.maxLength(20)) }),
    gives: z.object({ community: idShape<"community">(), session: z.optional(z.string()) }),
    example: {
      takes: { link: secret, name: "陈敏", consent: "2026-03" },
      gives: { community: "xingfuli", session: token },
    },
  }),
  link: reads({
    may: "anyone",
    says: {
      zh: "一次性链接是谁家的、还能不能用",
      en: "Which community a one-time link is of, and whether it still serves",
    },
    takes: z.strictObject({ link: secretShape }),
    gives: z.object({
      community: idShape<"community">(),
      communityName: z.string(),
      name: z.string(),
      until: instantShape(),
    }),
    example: {
      takes: { link: secret },
      gives: { community: "xingfuli", communityName: "杏福里社区", name: "陈敏", until: "2026-03-02T01:30:00.000Z" },
    },
  }),
  pairStart: writes({
    may: "anyone",
    place: "directory",
    says: {
      zh: "电脑上显示一个二维码，等手机来登录",
      en: "A computer shows a code and waits for a phone to sign it in",
    },
    takes: z.strictObject({}),
    gives: z.object({ pairing, secret: z.string(), check: z.string(), until: instantShape() }),
    example: {
      takes: {},
      gives: { pairing: "n3c8d2k3m9x2", secret, check: "47", until: "2026-03-02T01:02:00.000Z" },
    },
  }),
  pairing: reads({
    may: "anyone",
    says: {
      zh: "这次扫码登录到哪一步了（电脑凭自己的密钥问，手机看核对数字）",
      en: "How far a sign-in by scan has come",
    },
    takes: z.strictObject({ pairing, secret: z.optional(secretShape) }),
    gives: z.object({ state: z.enum(["waiting", "approved", "over"]), check: z.string() }),
    example: { takes: { pairing: "n3c8d2k3m9x2", secret }, gives: { state: "waiting", check: "47" } },
  }),
  pairApprove: writes({
    may: "member",
    place: "directory",
    says: { zh: "在手机上同意：让那台电脑以我的身份登录", en: "Agree on the phone: sign that computer in as me" },
    takes: z.strictObject({ pairing, check: z.string().check(z.regex(/^\d\d$/)) }),
    gives: z.object({ state: z.enum(["approved"]) }),
    example: { takes: { pairing: "n3c8d2k3m9x2", check: "47" }, gives: { state: "approved" } },
  }),
  pairFinish: writes({
    may: "anyone",
    place: "directory",
    says: { zh: "电脑领取自己的会话，只能领一次", en: "The computer takes its session, once" },
    takes: z.strictObject({ pairing, secret: secretShape }),
    gives: z.object({ session: z.string() }),
    example: { takes: { pairing: "n3c8d2k3m9x2", secret }, gives: { session: token } },
  }),
  renew: writes({
    may: "newcomer",
    place: "directory",
    says: { zh: "换一个新的会话，旧的十分钟后失效", en: "A new session for the old one, which ends in ten minutes" },
    takes: z.strictObject({}),
    gives: z.object({ session: z.optional(z.string()) }),
    example: { takes: {}, gives: { session: token } },
  }),
  signOut: writes({
    may: "newcomer",
    place: "directory",
    says: { zh: "退出这台设备，或退出所有设备", en: "Sign out here, or everywhere" },
    takes: z.strictObject({ session: z.optional(sessionShape) }),
    gives: z.object({}),
    example: { takes: { session: token }, gives: {} },
  }),
  actIn: writes({
    may: "newcomer",
    place: "directory",
    says: { zh: "换到我加入的另一个社区", en: "Act in another community I have joined" },
    takes: z.strictObject({ community: idShape<"community">() }),
    gives: z.object({ community: idShape<"community">() }),
    example: { takes: { community: "xingfuli" }, gives: { community: "xingfuli" } },
  }),
} as const satisfies Contract
