import { refuser, type Sentence } from "../../shared/refusal.ts"

export const ownRefusals = {
  lastStaffLeaves: {
    status: 409,
    zh: "您是本社区最后一位工作人员，请先把工作交给另一位",
    en: "You are the last member of staff here: hand over to another first",
  },
} as const satisfies Record<string, Sentence>

export const refuse = refuser("members", ownRefusals)
