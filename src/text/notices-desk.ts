import { en } from "./notices-desk.en"
import { zh } from "./notices-desk.zh"
import { words } from "./words"

export const noticesDesk = words(zh, en)
