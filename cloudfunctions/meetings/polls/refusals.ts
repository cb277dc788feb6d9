import { refuser, type Sentence } from "../../shared/refusal.ts"

export const refusals = {
  slotPast: { status: 400, zh: "{slot} 已经过去，请换一个时间", en: "{slot} is already past; choose another time" },
  slotFar: {
    status: 400,
    zh: "{slot} 太远了，请选 {days} 天以内的时间",
    en: "{slot} is too far away; choose times within {days} days",
  },
  slotBackwards: {
    status: 400,
    zh: "{slot} 的结束时间要晚于开始时间",
    en: "{slot} must end after it begins",
  },
  sameSlot: {
    status: 400,
    zh: "{slot} 出现了两次，请去掉一个",
    en: "{slot} is there twice; remove one of them",
  },
  closesPast: {
    status: 400,
    zh: "截止时间已经过去，请往后选",
    en: "The deadline is already past; choose a later one",
  },
  closesLate: {
    status: 400,
    zh: "截止时间要早于最早的备选时间（{slot}）",
    en: "The deadline must come before the first of the times ({slot})",
  },
  notASlot: {
    status: 400,
    zh: "备选时间里没有 {slot}，请刷新后再答",
    en: "{slot} is not one of the times; refresh and answer again",
  },
  noAudience: {
    status: 400,
    zh: "请选一个议事组织，或选请谁来答，两样选一样",
    en: "Choose either a body or who is asked, one of the two",
  },
  bodyNeeded: {
    status: 400,
    zh: "街道没有自己的居民名单，请选街道的一个议事组织",
    en: "A street has no list of residents of its own; choose one of its bodies",
  },
  neverValid: {
    status: 409,
    zh: "这样开不成有效的会：{groups}还没有人任席。请先补上席位，再约时间",
    en: "No meeting of it could be valid: nobody holds a seat of {groups}. Fill the seats first",
  },
  nobodySeated: {
    status: 409,
    zh: "这个议事组织还没有人任席，请先补上席位，再约时间",
    en: "Nobody holds a seat of this body yet; fill its seats first",
  },
  notABody: {
    status: 409,
    zh: "这次约时间不是为某个议事组织发起的，没有法定人数可算",
    en: "This poll is not for a body, so there is no quorum to reckon with",
  },
  notInvited: {
    status: 403,
    zh: "这次没有请您参加，不用作答",
    en: "This one is for others; there is nothing for you to answer",
  },
  closed: {
    status: 409,
    zh: "征集时间已经截止，等工作人员定时间",
    en: "Answering has closed; the staff will settle the time",
  },
  settled: { status: 409, zh: "时间已经定为 {slot}", en: "The time is settled: {slot}" },
  withdrawn: {
    status: 409,
    zh: "这次时间征集已经撤回：{reason}",
    en: "This poll was withdrawn: {reason}",
  },
  slotBegun: {
    status: 409,
    zh: "{slot} 已经开始或过去，不能定为会议时间",
    en: "{slot} has begun or is past; it can not be settled on",
  },
} as const satisfies Record<string, Sentence>

export const refuse = refuser("meetings", refusals)
