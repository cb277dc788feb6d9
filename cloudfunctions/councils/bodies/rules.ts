/**
 * Kinds of bodies: 居民会议, 居民代表会议, 议事会, 街事会, 业主大会 (as a model), 工作组. The first two are bodies of the law
 * (城市居民委员会组织法 26–29), owners' assemblies of the Civil Code (民法典 278); the others deliberate (组织法 32).
 */
export const kinds = [
  "residentsAssembly",
  "representativesAssembly",
  "deliberationCouncil",
  "streetCouncil",
  "ownersAssembly",
  "workingGroup",
] as const
export type Kind = (typeof kinds)[number]

/** How far a body reaches: 街道, 社区, 小区, 楼栋. */
export const levels = ["street", "community", "compound", "building"] as const
export type Level = (typeof levels)[number]

/** What a seat may be besides a seat: 主持人, 召集人, 记录人, 监票人. Its holder is named before everybody. */
export const titles = ["chair", "convener", "minuteTaker", "scrutineer"] as const
export type Title = (typeof titles)[number]

/** A stakeholder group of a body: a word for programs, and its name on the page. */
export interface Group {
  readonly group: string
  readonly name: string
}

/** Whether a kind's seats are the households of the roll, each held by its delegate, and not seats that staff fill. */
export const seatsAreHouseholds = (kind: Kind): boolean => kind === "residentsAssembly" || kind === "ownersAssembly"

/** The one group of a body whose seats are the households of the roll. */
export const householdsGroup = "households"

/** The levels that a kind may have: a street's council is a street's, the bodies of the law are a community's. */
export const levelsOf = (kind: Kind): readonly Level[] => {
  if (kind === "streetCouncil") return ["street"]
  if (kind === "residentsAssembly" || kind === "representativesAssembly") return ["community"]
  if (kind === "ownersAssembly") return ["compound", "community"]
  return levels
}
