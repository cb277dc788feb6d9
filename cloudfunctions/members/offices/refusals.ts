import { refuser, type Sentence } from "../../shared/refusal.ts"

export const officesRefusals = {
  ownRole: {
    status: 403,
    zh: "不能给自己增减角色，请另一位工作人员来办",
    en: "Nobody changes their own roles: ask another member of staff",
  },
  ownerOnly: {
    status: 403,
    zh: "区级管理员和街道办的角色只能由区级管理员授予或收回",
    en: "Only a district owner grants or takes back the roles of district owners and of the subdistrict office",
  },
  lastStaff: {
    status: 409,
    zh: "这是本社区最后一位工作人员，请先加一位再收回",
    en: "This is the last member of staff here: add another first",
  },
  adultsOnly: {
    status: 409,
    zh: "担任职务要年满 18 岁",
    en: "A role is for adults",
  },
} as const satisfies Record<string, Sentence>

export const refuse = refuser("members", officesRefusals)
