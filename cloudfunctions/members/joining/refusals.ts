import { refuser, type Sentence } from "../../shared/refusal.ts"

export const joiningRefusals = {
  wrongCode: {
    status: 403,
    zh: "门牌和纸条上的码对不上，或这个码已用过、已过期。请再核对一遍，或点“请工作人员确认”",
    en: "The door and the code do not match, or the code is used or over: check both, or ask the staff to confirm",
  },
  tooManyTries: {
    status: 429,
    zh: "试的次数太多了，请 {minutes} 分钟后再试，或点“请工作人员确认”",
    en: "Too many tries: try again in {minutes} minutes, or ask the staff to confirm",
  },
  alreadyHere: {
    status: 409,
    zh: "您已经登记在本社区的一户里。要换一户，请先告诉工作人员",
    en: "You already belong to a household here: to change it, tell the staff first",
  },
  oldConsent: {
    status: 409,
    zh: "个人信息说明有了新的一版，请看过后再提交",
    en: "There is a newer text about personal data: please read it and send again",
  },
  queueFull: {
    status: 409,
    zh: "这一户等待确认的申请已有 {most} 个，请先联系居委会",
    en: "This household already has {most} requests waiting: please contact the committee",
  },
  noSuchDoor: {
    status: 404,
    zh: "名册上没有这一户，请重新选楼栋和门牌，或联系居委会",
    en: "This door is not on the roll: choose again, or contact the committee",
  },
  alreadyDecided: {
    status: 409,
    zh: "这个申请已经处理过了：{state}",
    en: "This request has been decided already: {state}",
  },
  reasonNeeded: {
    status: 400,
    zh: "不同意时请写一句原因，申请人会看到",
    en: "A no needs its reason in a sentence; who asked will see it",
  },
  notInHousehold: {
    status: 409,
    zh: "这位不在同一户里，或不是成年人，不能做这一户的代表",
    en: "Not an adult of this household, so not able to be its delegate",
  },
} as const satisfies Record<string, Sentence>

export const refuse = refuser("members", joiningRefusals)
