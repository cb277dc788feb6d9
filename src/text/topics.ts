import { en } from "./topics.en"
import { zh } from "./topics.zh"
import { words } from "./words"

export const topics = words(zh, en)
