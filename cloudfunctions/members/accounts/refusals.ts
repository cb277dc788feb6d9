import { refuser, type Sentence } from "../../shared/refusal.ts"

export const accountsRefusals = {
  wrongAccountCode: {
    status: 403,
    zh: "这个关联码不对、已用过或已过期。请在您自己的手机上重新取一个",
    en: "This code is wrong, used or over: take a new one on your own phone",
  },
  accountTaken: {
    status: 409,
    zh: "这个账号已经关联了本社区的另一个人。请先由那个人解除",
    en: "This account is linked to another person of this community: that person must unlink it first",
  },
  noSuchAccount: { status: 404, zh: "您没有关联这个账号", en: "You have not linked this account" },
} as const satisfies Record<string, Sentence>

export const refuse = refuser("members", accountsRefusals)
