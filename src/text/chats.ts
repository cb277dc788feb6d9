import { en } from "./chats.en"
import { zh } from "./chats.zh"
import { words } from "./words"

export const chats = words(zh, en)
