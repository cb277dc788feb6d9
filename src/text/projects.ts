import { en } from "./projects.en"
import { zh } from "./projects.zh"
import { words } from "./words"

export const projects = words(zh, en)
