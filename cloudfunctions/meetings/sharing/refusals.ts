import { refuser, type Sentence } from "../../shared/refusal.ts"

export const refusals = {
  noLiveCards: {
    status: 409,
    zh: "这里没有接通微信的动态消息，转发出去的是普通卡片",
    en: "Cards that change by themselves are not connected here; what is forwarded is an ordinary card",
  },
  cardTooSoon: {
    status: 409,
    zh: "离开会还早：开会前 {hours} 小时起，转发的卡片才会显示已到几人",
    en: "It is too soon: a card shows who is there if it is forwarded from {hours} hours before the meeting",
  },
  cardBegun: {
    status: 409,
    zh: "会议已经开始，转发出去的是普通卡片",
    en: "The meeting has begun; what is forwarded is an ordinary card",
  },
  cardOver: {
    status: 409,
    zh: "会议已经结束或取消，转发出去的是普通卡片",
    en: "The meeting is over or cancelled; what is forwarded is an ordinary card",
  },
  cardNotNow: {
    status: 409,
    zh: "微信现在没有给动态消息，转发出去的是普通卡片",
    en: "WeChat gives no card that changes just now; what is forwarded is an ordinary card",
  },
} as const satisfies Record<string, Sentence>

export const refuse = refuser("meetings", refusals)
