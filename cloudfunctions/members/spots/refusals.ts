import { refuser, type Sentence } from "../../shared/refusal.ts"

export const spotsRefusals = {
  tooManySpots: {
    status: 409,
    zh: "张贴处最多 {most} 个，现在已有 {now} 个",
    en: "There can be {most} places at most, and there are {now} now",
  },
  whichBuilding: {
    status: 400,
    zh: "电梯、楼栋和纸条的码要说明是哪一栋；别的地方要写上名字",
    en: "A lift, a building or its slips need the building, and any other place a name",
  },
} as const satisfies Record<string, Sentence>

export const refuse = refuser("members", spotsRefusals)
