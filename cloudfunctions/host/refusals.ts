import { refuser, type Sentence } from "#cloud/shared/refusal"

/** What the server itself refuses, before any feature is asked. */
export const refusals = {
  badRequest: { status: 400, zh: "请求不完整或写法不对", en: "The request is incomplete or malformed" },
  badJson: { status: 400, zh: "内容不是合格的 JSON", en: "The body is not well-formed JSON" },
  notHere: { status: 404, zh: "这里什么也没有", en: "There is nothing here" },
  onlyPost: { status: 405, zh: "这里只接受 POST", en: "Only POST is accepted here" },
  onlyGet: { status: 405, zh: "这里只能查看（GET）", en: "Only GET is accepted here" },
  onlyJson: {
    status: 415,
    zh: "请用 application/json（UTF-8，不压缩）提交",
    en: "Send application/json (UTF-8, not compressed)",
  },
  badCode: {
    status: 401,
    zh: "微信没有认出这次登录，请再试一次",
    en: "WeChat did not recognise this sign-in: please try again",
  },
  noLogin: {
    status: 503,
    zh: "微信登录暂时不可用，请稍后再试",
    en: "Sign-in by WeChat is not available now: try again later",
  },
  badFile: {
    status: 415,
    zh: "只接受表格（.xlsx、.csv）、图片（.png、.jpg）和 .pdf",
    en: "Only sheets (.xlsx, .csv), pictures (.png, .jpg) and .pdf are accepted",
  },
  noFile: { status: 400, zh: "没有收到文件", en: "No file came with the request" },
  replyTooLarge: {
    status: 413,
    zh: "结果太多，一次给不完，请缩小范围",
    en: "The answer is too large for one reply: ask for less",
  },
} as const satisfies Record<string, Sentence>

export const refuse = refuser("host", refusals)
