import { en } from "./members.en"
import { zh } from "./members.zh"
import { words } from "./words"

export const members = words(zh, en)
