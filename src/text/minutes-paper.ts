import { en } from "./minutes-paper.en"
import { zh } from "./minutes-paper.zh"
import { words } from "./words"

export const minutesPaper = words(zh, en)
