import { en } from "./minutes.en"
import { zh } from "./minutes.zh"
import { words } from "./words"

export const minutes = words(zh, en)
