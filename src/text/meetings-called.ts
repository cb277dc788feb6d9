import { en } from "./meetings-called.en"
import { zh } from "./meetings-called.zh"
import { words } from "./words"

export const meetingsCalled = words(zh, en)
