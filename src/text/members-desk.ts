import { en } from "./members-desk.en"
import { zh } from "./members-desk.zh"
import { words } from "./words"

export const membersDesk = words(zh, en)
