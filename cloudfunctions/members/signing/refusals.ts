import { refuser, type Sentence } from "../../shared/refusal.ts"

export const signingRefusals = {
  linkOver: {
    status: 409,
    zh: "这个登录链接已用过或已过期。请让管理员再发一个",
    en: "This link has been used or is over: ask the administrator for another",
  },
  pairingOver: {
    status: 409,
    zh: "这次扫码登录已过期或已用过。请在电脑上刷新二维码再扫",
    en: "This sign-in is over or used: refresh the code on the computer and scan again",
  },
  checkDiffers: {
    status: 409,
    zh: "数字和电脑上显示的不一样。不要继续，请确认您扫的是面前这台电脑",
    en: "The digits differ from those on the computer: do not go on unless it is the computer before you",
  },
  notApproved: {
    status: 409,
    zh: "手机上还没有同意，请在手机上点“让这台电脑登录”",
    en: "Not agreed to on the phone yet",
  },
  notJoinedThere: {
    status: 404,
    zh: "您没有加入这个社区",
    en: "You have not joined this community",
  },
} as const satisfies Record<string, Sentence>

export const refuse = refuser("members", signingRefusals)
