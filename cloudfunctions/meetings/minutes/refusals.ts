import { refuser, type Sentence } from "../../shared/refusal.ts"

export const refusals = {
  noMinutes: {
    status: 404,
    zh: "这次会议还没有纪要，或者纪要还没有公布",
    en: "There are no minutes of this meeting yet, or they are not published",
  },
  minutesTooEarly: {
    status: 409,
    zh: "会议还没有散会，散会后再起草纪要",
    en: "The meeting is not closed yet; draft the minutes afterwards",
  },
  notInside: {
    status: 403,
    zh: "纪要公布前，只有席位上的人和工作人员能看",
    en: "Until they are published, minutes are for those with a seat and for the staff",
  },
  notWriter: {
    status: 403,
    zh: "纪要由记录人和工作人员来写",
    en: "Minutes are written by the minute taker and the staff",
  },
  minutesNewer: {
    status: 409,
    zh: "别人刚保存了第 {now} 稿，您看到的是第 {seen} 稿。两份都在下面，请对照后再存",
    en: "Somebody has just saved version {now}; you saw version {seen}. Both are below: compare them, then save",
  },
  noSuchVersion: { status: 404, zh: "没有这一稿", en: "There is no such version" },
  itemUnknown: {
    status: 400,
    zh: "有一段内容不对应这次会议的议题，请刷新后再写",
    en: "A part is not about an item of this meeting; refresh and write it again",
  },
  holderUnknown: {
    status: 400,
    zh: "负责的席位不在这次会议的名单里，请重新选",
    en: "The seat responsible is not on this meeting's list; choose again",
  },
  signsTwice: {
    status: 400,
    zh: "主持人和两位监票人要是三个不同的席位",
    en: "The chair and the two scrutineers must be three different seats",
  },
  signerAway: {
    status: 400,
    zh: "确认纪要的人要到了会，列席的不算",
    en: "Whoever confirms the minutes must have been there, and not as an observer",
  },
  taskPast: {
    status: 400,
    zh: "行动的期限 {day} 早于会议当天，请往后选",
    en: "The day {day} of an action is before the meeting; choose a later one",
  },
  signersLacking: {
    status: 409,
    zh: "还没有定好主持人和两位到会的监票人，先选好再请他们确认",
    en: "The chair and two scrutineers who were there are not all named yet; choose them first",
  },
  notSigner: {
    status: 403,
    zh: "这份纪要由主持人和两位监票人确认，您不在其中",
    en: "These minutes are confirmed by the chair and two scrutineers; you are not one of them",
  },
  confirmedAlready: {
    status: 409,
    zh: "您已经确认过这一稿，一人只确认一次",
    en: "You have confirmed this version; one person confirms once",
  },
  unconfirmed: {
    status: 409,
    zh: "主持人和两位监票人都确认后，才能公布",
    en: "It can be published when the chair and both scrutineers have confirmed",
  },
  minutesPublished: {
    status: 409,
    zh: "纪要已经公布，不能再改；要更正请写补充说明",
    en: "The minutes are published and can not be changed; to correct them write an addendum",
  },
  stillEdited: {
    status: 409,
    zh: "纪要还没有公布，直接修改就行，不用补充说明",
    en: "The minutes are not published yet: edit them; no addendum is needed",
  },
  minutesObjectionsOver: {
    status: 409,
    zh: "现在不在公示期内，不能提出异议",
    en: "Objections are taken while the minutes stand in public, and that is not now",
  },
  objectedEnough: {
    status: 429,
    zh: "您已经提了 {most} 条异议，还有的话请到社区服务台",
    en: "You have raised {most} objections; for more please come to the counter",
  },
  noSuchProtest: { status: 404, zh: "没有找到这条异议", en: "This objection was not found" },
  protestAnswered: { status: 409, zh: "这条异议已经答复", en: "This objection has been answered" },
  ownProtest: {
    status: 403,
    zh: "自己提的异议要由别人答复",
    en: "An objection is answered by somebody else than who raised it",
  },
  noSuchAddendum: { status: 404, zh: "没有找到这份补充说明", en: "This addendum was not found" },
  deskOnly: {
    status: 503,
    zh: "Word 文件请在电脑上的工作台里生成，手机上可以先看纪要",
    en: "Word files are made at the desk on a computer; on the phone the minutes can be read",
  },
  templateMissing: { status: 404, zh: "没有找到这个文件，请重新上传", en: "This file was not found; upload it again" },
  templateUnfit: {
    status: 400,
    zh: "这不是 Word 文档（.docx），请用 Word 或 WPS 另存为 .docx 再上传",
    en: "This is not a Word document (.docx); save it as .docx and upload it again",
  },
  templateLarge: {
    status: 413,
    zh: "模板太大，请把图片压小，不超过 {most} MB",
    en: "The template is too large; make its pictures smaller, at most {most} MB",
  },
  templateActive: {
    status: 400,
    zh: "模板里有宏、嵌入的文件或外部链接，为了安全不能用，请去掉后再上传",
    en: "The template holds macros, embedded files or external links; remove them and upload it again",
  },
  templateEmpty: {
    status: 400,
    zh: "模板里没有一个要填的位置，请从默认模板改起",
    en: "The template has no place to fill; begin with the default one",
  },
  templatePlaces: {
    status: 400,
    zh: "模板里这些位置认不出来：{places}。请改成默认模板里的写法",
    en: "These places of the template are not known: {places}. Write them as the default template does",
  },
  templateBroken: {
    status: 400,
    zh: "模板里有一段开了头没有收尾（例如有 {#items} 没有 {/items}），请检查后再上传",
    en: "A part of the template is opened and never closed (such as {#items} without {/items}); check it and upload again",
  },
} as const satisfies Record<string, Sentence>

export const refuse = refuser("meetings", refusals)
