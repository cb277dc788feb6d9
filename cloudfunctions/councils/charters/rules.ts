import type { ByGroups, Majority, Owners, Share } from "../../votes/counting/rule.ts"

/** Who may call a meeting: staff, members of the residents' committee, or the seat with that title. */
export const offices = ["staff", "committee", "chair", "convener"] as const
export type Office = (typeof offices)[number]

/** 四议两公开, in their order: 提议, 商议, 审议, 决议, 决议公开, 实施结果公开. */
export const steps = ["propose", "discuss", "review", "decide", "publishDecision", "publishResult"] as const
export type Step = (typeof steps)[number]

/** How a body's motions pass. */
export type CharterRule = Majority | ByGroups | Owners

/** The rules of procedure (议事规则) of a body, as data. */
export interface Charter {
  readonly mayCall: readonly Office[]
  /** Full days between the day of the call and the day of the meeting. */
  readonly noticeDays: number
  /** Whether a meeting may be called later than that, with a reason. */
  readonly shorterAllowed: boolean
  /** Items on one agenda, at most. */
  readonly agendaMost: number
  /** Of the eligible seats, for the meeting to be valid. */
  readonly quorum: Share
  /** Groups of which so many must be there for a valid meeting. */
  readonly required: readonly { readonly group: string; readonly least: number }[]
  readonly rule: CharterRule
  /** 记名 (T0) or 无记名 (T1). */
  readonly ballots: "open" | "secret"
  /** Whether one may vote without being in the room. */
  readonly remote: boolean
  /** Written and listed; so many for one holder at most. */
  readonly proxies: { readonly allowed: boolean; readonly most: number }
  /** 回避: whoever has an interest leaves every denominator. */
  readonly recusal: boolean
  /** Nobody may hold two seats of the body; where it says nothing, two are allowed and shown. */
  readonly oneSeatEach?: boolean | undefined
  /** 党组织前置研究 before motions on important matters (城市居民委员会组织法 30). */
  readonly study: boolean
  /** How many must endorse a topic so that it has to be taken up. */
  readonly endorsement: { readonly of: "residents" | "seats"; readonly share: Share }
  readonly steps: readonly Step[]
  /** 协商意见, or 决议. */
  readonly outcome: "opinion" | "resolution"
  readonly publicityDays: number
  readonly source: { readonly zh: string; readonly en: string }
}
