import { en } from "./minutes-desk.en"
import { zh } from "./minutes-desk.zh"
import { words } from "./words"

export const minutesDesk = words(zh, en)
