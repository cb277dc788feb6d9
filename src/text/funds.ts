import { en } from "./funds.en"
import { zh } from "./funds.zh"
import { words } from "./words"

export const funds = words(zh, en)
