import { refuser, type Sentence } from "../shared/refusal.ts"

/** The "no"s of what is published. */
export const refusals = {
  noSuchDisclosure: {
    status: 404,
    zh: "没有找到这份公开内容，可能不在本社区",
    en: "This publication was not found; it may not be of this community",
  },
  noStreet: {
    status: 404,
    zh: "这个社区没有登记所在的街道",
    en: "This community belongs to no street here",
  },
} as const satisfies Record<string, Sentence>

export const refuse = refuser("disclosures", refusals)
