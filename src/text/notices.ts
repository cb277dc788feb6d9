import { en } from "./notices.en"
import { zh } from "./notices.zh"
import { words } from "./words"

export const notices = words(zh, en)
