import { en } from "./showing.en"
import { zh } from "./showing.zh"
import { words } from "./words"

export const showing = words(zh, en)
