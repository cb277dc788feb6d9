import { refuser, type Sentence } from "../../shared/refusal.ts"

export const refusals = {
  noSuchFollowup: {
    status: 404,
    zh: "没有找到这项行动，可能不在本社区",
    en: "This action was not found; it may not be of this place",
  },
  notYourFollowup: {
    status: 403,
    zh: "这项行动由别人负责；负责人、工作人员或主持人才能记录",
    en: "Somebody else is responsible; only they, the staff or the chair can record it",
  },
  dayPast: { status: 400, zh: "{day} 已经过去，请选今天或以后的日期", en: "{day} is past; choose today or later" },
  dayFar: {
    status: 400,
    zh: "{day} 太远了，请选 {days} 天以内的日期，更长的事分步来定",
    en: "{day} is too far away; choose a day within {days} days and plan longer things in steps",
  },
  doneAlready: { status: 409, zh: "这项行动已经办结", en: "This action is done already" },
  stillOpen: { status: 409, zh: "这项行动还在办理，不用重新打开", en: "This action is still open" },
  noSuchHolder: {
    status: 400,
    zh: "负责的席位不在这个议事组织里，请重新选",
    en: "The seat responsible is not of this body; choose again",
  },
} as const satisfies Record<string, Sentence>

export const refuse = refuser("meetings", refusals)
