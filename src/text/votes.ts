import { en } from "./votes.en"
import { zh } from "./votes.zh"
import { words } from "./words"

export const votes = words(zh, en)
