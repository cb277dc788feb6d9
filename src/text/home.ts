import { en } from "./home.en"
import { zh } from "./home.zh"
import { words } from "./words"

export const home = words(zh, en)
