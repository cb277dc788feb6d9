import { en } from "./councils.en"
import { zh } from "./councils.zh"
import { words } from "./words"

export const councils = words(zh, en)
