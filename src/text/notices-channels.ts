import { en } from "./notices-channels.en"
import { zh } from "./notices-channels.zh"
import { words } from "./words"

export const noticesChannels = words(zh, en)
