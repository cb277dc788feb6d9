import { en } from "./votes-desk.en"
import { zh } from "./votes-desk.zh"
import { words } from "./words"

export const votesDesk = words(zh, en)
