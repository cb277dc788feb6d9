import { refuser, type Sentence } from "../../shared/refusal.ts"

export const refusals = {
  noSuchTopic: {
    status: 404,
    zh: "没有找到这个议题，可能还没有公开",
    en: "There is no such topic, or it is not shown yet",
  },
  tooManyTopics: {
    status: 409,
    zh: "您已有 {most} 个议题在等待或征集附议，等其中一个有了结果再提",
    en: "You have {most} topics waiting or open; propose another when one of them has ended",
  },
  topicWaiting: {
    status: 409,
    zh: "议题还没有公开，请工作人员先看",
    en: "The topic is not shown yet; the staff look at it first",
  },
  topicOpen: { status: 409, zh: "议题正在征集附议，先受理再办这一步", en: "The topic is still open; take it up first" },
  topicAccepted: {
    status: 409,
    zh: "议题已经受理，不用再附议",
    en: "The topic has been taken up; no more endorsements are needed",
  },
  topicTaken: { status: 409, zh: "议题已经列入会议，不能再改", en: "The topic is on an agenda and can not be changed" },
  topicEnded: { status: 409, zh: "这个议题已经结束", en: "This topic has ended" },
  mustBeTaken: {
    status: 409,
    zh: "附议已经达到规定的人数，这个议题应当列入会议，不能不受理或转办",
    en: "Enough have endorsed it: by the charter it must be taken up, not declined or handed on",
  },
  cannotMerge: {
    status: 400,
    zh: "只能并入同一个议事组织的另一个已公开的议题",
    en: "It can only be joined with another topic of the same body that is shown",
  },
  notARoll: {
    status: 409,
    zh: "街道没有住户名册，附议不能按住户算；请把议事规则改为按席位",
    en: "A street has no roll of households to count endorsements by; let the charter count seats",
  },
  noHousehold: {
    status: 403,
    zh: "附议一户算一次，您还没有登记到住户，请找工作人员登记",
    en: "A household endorses once, and you do not belong to one yet; ask the staff",
  },
  noSeat: { status: 403, zh: "这个议题由席位附议，您没有席位", en: "Seats endorse this topic, and you hold none" },
  endorsedAtHome: {
    status: 409,
    zh: "您家（或您的席位）已经有人附议，一户、一席只算一次",
    en: "Somebody of your household, or of your seat, has endorsed it; each counts once",
  },
  notYourTopic: { status: 403, zh: "只有提出的人可以撤回", en: "Only whoever proposed it may take it back" },
  studyNotAsked: {
    status: 409,
    zh: "议事规则没有要求前置研究",
    en: "The charter does not ask for the party organization's study",
  },
  dayLater: { status: 400, zh: "日期不能晚于今天", en: "The date can not be after today" },
  notThisStep: {
    status: 409,
    zh: "还没有轮到这一步，或议事规则没有这一步",
    en: "It is not this step's turn, or the charter does not have it",
  },
} as const satisfies Record<string, Sentence>

export const refuse = refuser("meetings", refusals)
