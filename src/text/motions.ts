import { en } from "./motions.en"
import { zh } from "./motions.zh"
import { words } from "./words"

export const motions = words(zh, en)
