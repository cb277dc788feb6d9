import { en } from "./hall.en"
import { zh } from "./hall.zh"
import { words } from "./words"

export const hall = words(zh, en)
