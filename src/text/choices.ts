import { en } from "./choices.en"
import { zh } from "./choices.zh"
import { words } from "./words"

export const choices = words(zh, en)
