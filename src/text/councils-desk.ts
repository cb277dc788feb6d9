import { en } from "./councils-desk.en"
import { zh } from "./councils-desk.zh"
import { words } from "./words"

export const councilsDesk = words(zh, en)
