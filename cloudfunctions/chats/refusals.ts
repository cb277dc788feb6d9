import { refuser, type Sentence } from "../shared/refusal.ts"

export const refusals = {
  noSuchChat: { status: 404, zh: "没有找到这个群", en: "This group is not here" },
  noGroup: {
    status: 409,
    zh: "微信没有说这是哪个群，请回到群里重新点开卡片",
    en: "WeChat does not say which group this is: go back to the group and open the card again",
  },
  wrongBindCode: {
    status: 403,
    zh: "这个绑定码不对、已用过或已过期，请工作人员重新取一个",
    en: "This code is wrong, used or over: the staff can take a new one",
  },
  boundAlready: {
    status: 409,
    zh: "这个群已经绑定过，请先在页面上解除",
    en: "This group is bound already: unbind it on the page first",
  },
  noRobotHere: {
    status: 409,
    zh: "这里没有接通企业微信，群机器人用不了。请区里的管理员先按部署说明接通",
    en: "WeCom is not connected here, so a group's robot cannot be used: the district's administrator connects it first",
  },
  onlySeats: {
    status: 409,
    zh: "只有按席位进行的表决可以放进群里，居民的投票不可以",
    en: "Only votes by seats can be put into a group, residents' votes can not",
  },
  otherBody: {
    status: 409,
    zh: "这次表决是另一个议事组织的，只能放进它自己的群",
    en: "This vote is another body's: it can only be put into a group of that body",
  },
  notForCards: {
    status: 409,
    zh: "这种选票在群里的卡片上放不下，请在页面上投",
    en: "This kind of ballot does not fit a card: vote on the page",
  },
  voteOver: {
    status: 409,
    zh: "这次表决已经截止，不能再放进群里",
    en: "This vote is over and cannot be put into a group",
  },
  onlySeatsAlone: {
    status: 409,
    zh: "只有按席位进行的表决可以发成不能再转发的卡片，居民的投票大家都可以看",
    en: "Only votes by seats can be a card that cannot be passed on; residents' votes are for everybody to see",
  },
  notYoursToShare: {
    status: 403,
    zh: "不能再转发的卡片只给能投这次表决的人和工作人员。转发出去的是普通卡片",
    en: "Cards that cannot be passed on are for whoever votes here and for the staff. What is forwarded is an ordinary card",
  },
  cardAfterEnd: {
    status: 409,
    zh: "这次表决已经截止，转发出去的是普通卡片",
    en: "This vote is over; what is forwarded is an ordinary card",
  },
  noPrivateCards: {
    status: 409,
    zh: "这里发不了不能再转发的卡片：微信只给接在自己服务器上的小程序。转发出去的是普通卡片",
    en: "Cards that cannot be passed on are not to be had here: WeChat gives them to a server of one's own only. What is forwarded is an ordinary card",
  },
  noCardNow: {
    status: 409,
    zh: "微信现在没有给不能再转发的卡片，转发出去的是普通卡片",
    en: "WeChat gives no card that cannot be passed on just now; what is forwarded is an ordinary card",
  },
  noCardsToOne: {
    status: 409,
    zh: "这里没有接通企业微信的应用和它的回调，不能把卡片发给每位委员。请区里的管理员按部署说明接通",
    en: "WeCom's app and its callbacks are not connected here, so members cannot be sent cards: the district's administrator connects them first",
  },
  noSuchOffer: { status: 404, zh: "这次表决没有放进这个群", en: "This vote has not been put into this group" },
} as const satisfies Record<string, Sentence>

export const refuse = refuser("chats", refusals)
