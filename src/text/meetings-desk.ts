import { en } from "./meetings-desk.en"
import { zh } from "./meetings-desk.zh"
import { words } from "./words"

export const meetingsDesk = words(zh, en)
