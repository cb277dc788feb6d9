import { refuser, type Sentence } from "../shared/refusal.ts"

export const refusals = {
  noSuchBody: { status: 404, zh: "没有找到这个议事组织，可能不在本社区", en: "There is no such body here" },
  noSuchCharter: { status: 404, zh: "议事规则没有第 {version} 版", en: "The charter has no version {version}" },
  noSuchSeat: { status: 404, zh: "没有找到这个席位", en: "There is no such seat" },
  noSuchGroup: { status: 400, zh: "这个议事组织里没有“{group}”这一方", en: "This body has no group “{group}”" },
  sameGroup: {
    status: 400,
    zh: "“{group}”这一方写了两次，请去掉一个",
    en: "The group “{group}” stands twice; remove one",
  },
  wrongLevel: {
    status: 400,
    zh: "这类议事组织不能设在这一级；街事会设在街道，居民会议和居民代表会议设在社区",
    en: "A body of this kind is not of this level: street councils are a street's, assemblies of residents a community's",
  },
  noSuchPlace: {
    status: 400,
    zh: "名册里没有这个小区或楼栋，请从列表里选",
    en: "The roll has no such compound or building; choose one from the list",
  },
} as const satisfies Record<string, Sentence>

export const refuse = refuser("councils", refusals)
