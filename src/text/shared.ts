import { en } from "./en"
import { words } from "./words"
import { zh } from "./zh"

export const shared = words(zh, en)
