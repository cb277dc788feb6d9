import { refuser, type Sentence } from "../../shared/refusal.ts"

export const placesRefusals = {
  unknownScene: {
    status: 404,
    zh: "这个二维码不是本平台的，或已停用。请看公告栏上的社区名称，或问居委会",
    en: "This code is not one of ours, or no longer serves: look for the community's name on the board, or ask the committee",
  },
} as const satisfies Record<string, Sentence>

export const refuse = refuser("members", placesRefusals)
