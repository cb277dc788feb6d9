import { en } from "./meetings.en"
import { zh } from "./meetings.zh"
import { words } from "./words"

export const meetings = words(zh, en)
