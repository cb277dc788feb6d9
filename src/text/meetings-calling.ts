import { en } from "./meetings-calling.en"
import { zh } from "./meetings-calling.zh"
import { words } from "./words"

export const meetingsCalling = words(zh, en)
